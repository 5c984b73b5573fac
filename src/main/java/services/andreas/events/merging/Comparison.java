package services.andreas.events.merging;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Compares a telling with what is known of an event: docs/events.md has it as a table. */
final class Comparison {
    private enum When {
        SAME_TIME,
        /** the same day, and one does not tell the time */
        SAME_DAY,
        OTHER_TIME,
        CLOSE_TIME,
        OTHER_DAY,
        NOT_TOLD
    }

    private final Tellings rules;
    private final Duration close;
    private final Duration ahead;

    Comparison(Tellings rules, MergingRules.Times times) {
        this.rules = rules;
        close = Duration.ofMinutes(times.close());
        ahead = Duration.ofDays(times.ahead());
    }

    /**
     * @param telling younger than all of them
     * @param known the believed tellings of one event
     */
    Likeness of(Telling telling, List<Telling> known) {
        Likeness byKey = byKey(telling, known);
        if (byKey != null) {
            return byKey;
        }
        boolean conflict = known.stream().anyMatch(k -> k.title().conflicts(telling.title()));
        Title.Relation title = title(telling, known);
        if (conflict || title == Title.Relation.OTHER) {
            return Likeness.DIFFERENT;
        }
        boolean sameSender = known.stream().anyMatch(k -> k.sender().equals(telling.sender()));
        Place.Relation place = place(telling, known);
        boolean sure = sameSender || specific(telling, known);
        return switch (when(telling, known)) {
            case SAME_TIME -> atTheSameTime(telling, known, title, place, sameSender, sure);
            case SAME_DAY -> onTheSameDay(telling, known, title, place, sure);
            case CLOSE_TIME, OTHER_TIME ->
                    atAnotherTime(telling, known, title, place, sameSender, sure);
            case OTHER_DAY -> onAnotherDay(telling, known, title, place, sameSender);
            case NOT_TOLD -> withoutDate(telling, known, title, place, sameSender);
        };
    }

    /** What a UID, an address or the message itself decides; null when none of them does. */
    private Likeness byKey(Telling telling, List<Telling> known) {
        boolean conflict = known.stream().anyMatch(k -> k.title().conflicts(telling.title()));
        Title.Relation title = title(telling, known);
        boolean alien = title == Title.Relation.OTHER && !sameStart(telling, known);
        if (known.stream().anyMatch(telling::hasUidOf)) {
            // some calendars give all their events one UID
            boolean doubtful =
                    alien && known.stream().noneMatch(k -> telling.sequence() > k.sequence());
            return conflict || doubtful || isHijack(telling, known)
                    ? Likeness.UNSURE
                    : Likeness.SAME;
        }
        if (known.stream().anyMatch(telling::isOtherOccurrence)) {
            return Likeness.DIFFERENT;
        }
        if (known.stream().anyMatch(k -> k.messageId().equals(telling.messageId()))) {
            boolean again =
                    title == Title.Relation.EQUAL
                            && !conflict
                            && Set.of(When.SAME_TIME, When.NOT_TOLD).contains(when(telling, known))
                            && place(telling, known) != Place.Relation.OTHER;
            return again ? Likeness.SAME : Likeness.DIFFERENT;
        }
        if (telling.link() != null
                && known.stream().anyMatch(k -> telling.link().equals(k.link()))) {
            return conflict || alien || isHijack(telling, known) ? Likeness.UNSURE : Likeness.SAME;
        }
        return null;
    }

    /** A key is no secret: a stranger who knows it and tells another time may tell of another. */
    private boolean isHijack(Telling telling, List<Telling> known) {
        boolean strange =
                known.stream()
                        .noneMatch(
                                k ->
                                        k.sender().equals(telling.sender())
                                                || k.organizer() != null
                                                        && k.organizer()
                                                                .equals(telling.organizer()));
        return strange
                && EnumSet.of(When.OTHER_DAY, When.OTHER_TIME).contains(when(telling, known));
    }

    private Likeness atTheSameTime(
            Telling telling,
            List<Telling> known,
            Title.Relation title,
            Place.Relation place,
            boolean sameSender,
            boolean sure) {
        if (isPartOf(telling, known)) {
            return place == Place.Relation.OTHER ? Likeness.DIFFERENT : Likeness.UNSURE;
        }
        return switch (place) {
            case SAME -> title.mayName() ? Likeness.SAME : Likeness.UNSURE;
            case UNKNOWN -> {
                if (title.names()) {
                    yield sure ? Likeness.SAME : Likeness.UNSURE;
                }
                if (title.mayName()) {
                    yield sameSender ? Likeness.SAME : Likeness.UNSURE;
                }
                yield Likeness.DIFFERENT;
            }
            case UNCLEAR -> title.mayName() ? Likeness.UNSURE : Likeness.DIFFERENT;
            case OTHER -> {
                boolean moved = title.names() && sameSender && telling.moving();
                yield moved ? Likeness.LIKELY : Likeness.DIFFERENT;
            }
        };
    }

    private Likeness onTheSameDay(
            Telling telling,
            List<Telling> known,
            Title.Relation title,
            Place.Relation place,
            boolean sure) {
        if (place == Place.Relation.OTHER || !title.mayName()) {
            return Likeness.DIFFERENT;
        }
        if (isSession(telling, known) || isPartOf(telling, known)) {
            return Likeness.UNSURE;
        }
        boolean likely =
                title.names()
                        && (place == Place.Relation.SAME
                                || place == Place.Relation.UNKNOWN && sure);
        return likely ? Likeness.LIKELY : Likeness.UNSURE;
    }

    /** Two sessions, unless it says that it was moved. */
    private Likeness atAnotherTime(
            Telling telling,
            List<Telling> known,
            Title.Relation title,
            Place.Relation place,
            boolean sameSender,
            boolean sure) {
        if (!title.mayName() || isSession(telling, known) || isPartOf(telling, known)) {
            return Likeness.DIFFERENT;
        }
        if (telling.moving() && sameSender && place != Place.Relation.UNCLEAR) {
            return Likeness.LIKELY;
        }
        boolean near = when(telling, known) == When.CLOSE_TIME;
        boolean there = place == Place.Relation.SAME || place == Place.Relation.UNKNOWN && sure;
        return (near || telling.moving()) && there ? Likeness.UNSURE : Likeness.DIFFERENT;
    }

    private Likeness onAnotherDay(
            Telling telling,
            List<Telling> known,
            Title.Relation title,
            Place.Relation place,
            boolean sameSender) {
        boolean ahead =
                known.stream()
                        .anyMatch(
                                k -> !k.start().isBefore(telling.told().minus(Duration.ofDays(1))));
        boolean moved =
                telling.moving()
                        && sameSender
                        && ahead
                        && title.names()
                        && !isSession(telling, known)
                        && !isPartOf(telling, known)
                        && place != Place.Relation.UNCLEAR;
        return moved ? Likeness.LIKELY : Likeness.DIFFERENT;
    }

    private Likeness withoutDate(
            Telling telling,
            List<Telling> known,
            Title.Relation title,
            Place.Relation place,
            boolean sameSender) {
        if (!title.names()
                || isPartOf(telling, known)
                || place == Place.Relation.OTHER
                || place == Place.Relation.UNCLEAR) {
            return Likeness.DIFFERENT;
        }
        boolean noneDated =
                telling.start() == null && known.stream().allMatch(k -> k.start() == null);
        if (noneDated) {
            return sameSender || place == Place.Relation.SAME ? Likeness.SAME : Likeness.UNSURE;
        }
        boolean inTime =
                telling.start() == null
                        ? known.stream().anyMatch(k -> isAhead(telling, k))
                        : known.stream().anyMatch(k -> isAhead(k, telling));
        return !inTime ? Likeness.DIFFERENT : sameSender ? Likeness.LIKELY : Likeness.UNSURE;
    }

    private boolean isAhead(Telling undated, Telling dated) {
        return dated.start() != null
                && dated.start().isAfter(undated.told().minus(Duration.ofDays(1)))
                && dated.start().isBefore(undated.told().plus(ahead));
    }

    private Title.Relation title(Telling telling, List<Telling> known) {
        return known.stream()
                .map(k -> k.title().relation(telling.title(), rules.titles()))
                .min(Enum::compareTo)
                .orElseThrow();
    }

    private Place.Relation place(Telling telling, List<Telling> known) {
        return known.stream()
                .map(k -> rules.places().relation(k.place(), telling.place()))
                .min(
                        java.util.Comparator.comparingInt(
                                relation ->
                                        List.of(
                                                        Place.Relation.SAME,
                                                        Place.Relation.UNCLEAR,
                                                        Place.Relation.OTHER,
                                                        Place.Relation.UNKNOWN)
                                                .indexOf(relation)))
                .orElseThrow();
    }

    private boolean specific(Telling telling, List<Telling> known) {
        return rules.titles().isSpecific(telling.title())
                && known.stream().anyMatch(k -> rules.titles().isSpecific(k.title()));
    }

    private static boolean sameStart(Telling telling, List<Telling> known) {
        return known.stream().anyMatch(k -> Objects.equals(k.start(), telling.start()));
    }

    /** Only one of the two names a session. */
    private static boolean isSession(Telling telling, List<Telling> known) {
        return known.stream()
                .allMatch(k -> k.title().oneSided(telling.title()).contains("session"));
    }

    /** Only one of the two names a part, a volume, a day. */
    private static boolean isPartOf(Telling telling, List<Telling> known) {
        return known.stream()
                .allMatch(
                        k ->
                                k.title().oneSided(telling.title()).stream()
                                        .anyMatch(
                                                kind ->
                                                        !Set.of(
                                                                        "session", "year", "date",
                                                                        "clock", "edition")
                                                                .contains(kind)));
    }

    private When when(Telling telling, List<Telling> known) {
        if (telling.start() == null || known.stream().allMatch(k -> k.start() == null)) {
            return When.NOT_TOLD;
        }
        List<Telling> dated = known.stream().filter(k -> k.start() != null).toList();
        if (dated.stream()
                .anyMatch(
                        k ->
                                k.start().equals(telling.start())
                                                && k.dateOnly() == telling.dateOnly()
                                        || k.dateOnly()
                                                && telling.dateOnly()
                                                && k.day().equals(telling.day()))) {
            return When.SAME_TIME;
        }
        List<Telling> today = dated.stream().filter(k -> k.day().equals(telling.day())).toList();
        if (today.isEmpty()) {
            return When.OTHER_DAY;
        }
        if (telling.dateOnly() || today.stream().allMatch(Telling::dateOnly)) {
            return When.SAME_DAY;
        }
        boolean near =
                today.stream()
                        .filter(k -> !k.dateOnly())
                        .anyMatch(
                                k ->
                                        Duration.between(k.start(), telling.start())
                                                        .abs()
                                                        .compareTo(close)
                                                < 0);
        return near ? When.CLOSE_TIME : When.OTHER_TIME;
    }
}
