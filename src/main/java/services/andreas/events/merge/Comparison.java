package services.andreas.events.merge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import services.andreas.events.merge.names.Place;
import services.andreas.events.merge.names.Title;

/** Compares a mention with a known event, as the table in docs/events.md says. */
final class Comparison {
    private final MentionReader rules;
    private final Duration close;
    private final Duration ahead;

    Comparison(MentionReader rules, MergingRules.Times times) {
        this.rules = rules;
        close = Duration.ofMinutes(times.close());
        ahead = Duration.ofDays(times.ahead());
    }

    /**
     * @param mention younger than all of them
     * @param known the believed mentions of one event
     */
    Likeness of(Mention mention, List<Mention> known) {
        Signs signs = new Signs(mention, known, rules, close);
        return Keys.compare(signs).orElseGet(() -> byContent(signs));
    }

    private Likeness byContent(Signs signs) {
        if (signs.conflict() || signs.title() == Title.Relation.OTHER) {
            return Likeness.DIFFERENT;
        }
        return switch (signs.timing()) {
            case SAME_TIME -> atTheSameTime(signs);
            case SAME_DAY -> onTheSameDay(signs);
            case CLOSE_TIME -> atAnotherTime(signs, true);
            case OTHER_TIME -> atAnotherTime(signs, false);
            case OTHER_DAY -> onAnotherDay(signs);
            case NOT_TOLD -> withoutDate(signs);
        };
    }

    private static Likeness atTheSameTime(Signs signs) {
        Title.Relation title = signs.title();
        Place.Relation place = signs.place();
        if (signs.isPartOf()) {
            return place == Place.Relation.OTHER ? Likeness.DIFFERENT : Likeness.UNCLEAR;
        }
        return switch (place) {
            case SAME -> title.mayName() ? Likeness.SAME : Likeness.UNCLEAR;
            case UNKNOWN -> {
                if (!title.mayName()) {
                    yield Likeness.DIFFERENT;
                }
                boolean enough = title.names() ? signs.sure() : signs.sameSender();
                yield enough ? Likeness.SAME : Likeness.UNCLEAR;
            }
            case UNCLEAR, OTHER -> {
                if (title.names() && signs.sameSender() && signs.mention().moving()) {
                    yield Likeness.LIKELY;
                }
                boolean mayBe = place == Place.Relation.UNCLEAR && title.mayName();
                yield mayBe ? Likeness.UNCLEAR : Likeness.DIFFERENT;
            }
        };
    }

    private static Likeness onTheSameDay(Signs signs) {
        Place.Relation place = signs.place();
        if (place == Place.Relation.OTHER || !signs.title().mayName()) {
            return Likeness.DIFFERENT;
        }
        if (signs.isSession() || signs.isPartOf()) {
            return Likeness.UNCLEAR;
        }
        return signs.title().names() && isThere(place, signs) ? Likeness.LIKELY : Likeness.UNCLEAR;
    }

    /** Two sessions, unless it says that it was moved. */
    private static Likeness atAnotherTime(Signs signs, boolean near) {
        if (!signs.title().mayName() || signs.isSession() || signs.isPartOf()) {
            return Likeness.DIFFERENT;
        }
        Place.Relation place = signs.place();
        boolean moving = signs.mention().moving();
        if (moving && signs.sameSender() && place != Place.Relation.UNCLEAR) {
            return Likeness.LIKELY;
        }
        return (near || moving) && isThere(place, signs) ? Likeness.UNCLEAR : Likeness.DIFFERENT;
    }

    private static boolean isThere(Place.Relation place, Signs signs) {
        return place == Place.Relation.SAME || place == Place.Relation.UNKNOWN && signs.sure();
    }

    private static Likeness onAnotherDay(Signs signs) {
        Mention mention = signs.mention();
        boolean isYetToCome =
                signs.any(k -> k.start() != null && !k.start().isBefore(yesterday(mention)));
        boolean moved =
                mention.moving()
                        && signs.sameSender()
                        && isYetToCome
                        && signs.title().names()
                        && !signs.isSession()
                        && !signs.isPartOf()
                        && signs.place() != Place.Relation.UNCLEAR;
        return moved ? Likeness.LIKELY : Likeness.DIFFERENT;
    }

    private Likeness withoutDate(Signs signs) {
        Place.Relation place = signs.place();
        if (!signs.title().names()
                || signs.isPartOf()
                || place == Place.Relation.OTHER
                || place == Place.Relation.UNCLEAR) {
            return Likeness.DIFFERENT;
        }
        Mention mention = signs.mention();
        if (mention.start() == null && !signs.any(k -> k.start() != null)) {
            return signs.sameSender() || place == Place.Relation.SAME
                    ? Likeness.SAME
                    : Likeness.UNCLEAR;
        }
        boolean inTime =
                signs.any(k -> mention.start() == null ? isAhead(mention, k) : isAhead(k, mention));
        if (!inTime) {
            return Likeness.DIFFERENT;
        }
        return signs.sameSender() ? Likeness.LIKELY : Likeness.UNCLEAR;
    }

    private boolean isAhead(Mention undated, Mention dated) {
        return dated.start() != null
                && dated.start().isAfter(yesterday(undated))
                && dated.start().isBefore(undated.told().plus(ahead));
    }

    /** What began a day ago may still go on. */
    private static Instant yesterday(Mention mention) {
        return mention.told().minus(Duration.ofDays(1));
    }
}
