package services.andreas.events.merging;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Compares a telling with what is known of an event: docs/events.md has it as a table. */
final class Comparison {
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
        Evidence evidence = new Evidence(telling, known, rules, close);
        return Keys.compare(evidence).orElseGet(() -> byContent(evidence));
    }

    private Likeness byContent(Evidence evidence) {
        if (evidence.conflict() || evidence.title() == Title.Relation.OTHER) {
            return Likeness.DIFFERENT;
        }
        return switch (evidence.timing()) {
            case SAME_TIME -> atTheSameTime(evidence);
            case SAME_DAY -> onTheSameDay(evidence);
            case CLOSE_TIME -> atAnotherTime(evidence, true);
            case OTHER_TIME -> atAnotherTime(evidence, false);
            case OTHER_DAY -> onAnotherDay(evidence);
            case NOT_TOLD -> withoutDate(evidence);
        };
    }

    private static Likeness atTheSameTime(Evidence evidence) {
        Title.Relation title = evidence.title();
        Place.Relation place = evidence.place();
        if (evidence.isPartOf()) {
            return place == Place.Relation.OTHER ? Likeness.DIFFERENT : Likeness.UNSURE;
        }
        return switch (place) {
            case SAME -> title.mayName() ? Likeness.SAME : Likeness.UNSURE;
            case UNKNOWN -> {
                if (!title.mayName()) {
                    yield Likeness.DIFFERENT;
                }
                boolean enough = title.names() ? evidence.sure() : evidence.sameSender();
                yield enough ? Likeness.SAME : Likeness.UNSURE;
            }
            case UNCLEAR -> title.mayName() ? Likeness.UNSURE : Likeness.DIFFERENT;
            case OTHER -> {
                boolean moved =
                        title.names() && evidence.sameSender() && evidence.telling().moving();
                yield moved ? Likeness.LIKELY : Likeness.DIFFERENT;
            }
        };
    }

    private static Likeness onTheSameDay(Evidence evidence) {
        Place.Relation place = evidence.place();
        if (place == Place.Relation.OTHER || !evidence.title().mayName()) {
            return Likeness.DIFFERENT;
        }
        if (evidence.isSession() || evidence.isPartOf()) {
            return Likeness.UNSURE;
        }
        return evidence.title().names() && isThere(place, evidence)
                ? Likeness.LIKELY
                : Likeness.UNSURE;
    }

    /** Two sessions, unless it says that it was moved. */
    private static Likeness atAnotherTime(Evidence evidence, boolean near) {
        if (!evidence.title().mayName() || evidence.isSession() || evidence.isPartOf()) {
            return Likeness.DIFFERENT;
        }
        Place.Relation place = evidence.place();
        boolean moving = evidence.telling().moving();
        if (moving && evidence.sameSender() && place != Place.Relation.UNCLEAR) {
            return Likeness.LIKELY;
        }
        return (near || moving) && isThere(place, evidence) ? Likeness.UNSURE : Likeness.DIFFERENT;
    }

    private static boolean isThere(Place.Relation place, Evidence evidence) {
        return place == Place.Relation.SAME || place == Place.Relation.UNKNOWN && evidence.sure();
    }

    private static Likeness onAnotherDay(Evidence evidence) {
        Telling telling = evidence.telling();
        boolean isYetToCome = evidence.any(k -> !k.start().isBefore(yesterday(telling)));
        boolean moved =
                telling.moving()
                        && evidence.sameSender()
                        && isYetToCome
                        && evidence.title().names()
                        && !evidence.isSession()
                        && !evidence.isPartOf()
                        && evidence.place() != Place.Relation.UNCLEAR;
        return moved ? Likeness.LIKELY : Likeness.DIFFERENT;
    }

    private Likeness withoutDate(Evidence evidence) {
        Place.Relation place = evidence.place();
        if (!evidence.title().names()
                || evidence.isPartOf()
                || place == Place.Relation.OTHER
                || place == Place.Relation.UNCLEAR) {
            return Likeness.DIFFERENT;
        }
        Telling telling = evidence.telling();
        if (telling.start() == null && !evidence.any(k -> k.start() != null)) {
            return evidence.sameSender() || place == Place.Relation.SAME
                    ? Likeness.SAME
                    : Likeness.UNSURE;
        }
        boolean inTime =
                evidence.any(
                        k -> telling.start() == null ? isAhead(telling, k) : isAhead(k, telling));
        if (!inTime) {
            return Likeness.DIFFERENT;
        }
        return evidence.sameSender() ? Likeness.LIKELY : Likeness.UNSURE;
    }

    private boolean isAhead(Telling undated, Telling dated) {
        return dated.start() != null
                && dated.start().isAfter(yesterday(undated))
                && dated.start().isBefore(undated.told().plus(ahead));
    }

    /** What began a day ago may still go on. */
    private static Instant yesterday(Telling telling) {
        return telling.told().minus(Duration.ofDays(1));
    }
}
