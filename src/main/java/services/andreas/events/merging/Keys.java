package services.andreas.events.merging;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;

/** Decides by what names an event outright: its UID, the address of its page, its message. */
final class Keys {
    private Keys() {}

    /**
     * @return empty when none of them says anything
     */
    static Optional<Likeness> compare(Evidence evidence) {
        Telling telling = evidence.telling();
        if (evidence.any(telling::hasUidOf)) {
            // some calendars give all their events one UID
            boolean doubtful =
                    isAlien(evidence) && !evidence.any(k -> telling.sequence() > k.sequence());
            return Optional.of(sameUnless(doubtful, evidence));
        }
        if (evidence.any(telling::isOtherOccurrence)) {
            return Optional.of(Likeness.DIFFERENT);
        }
        if (evidence.any(k -> k.messageId().equals(telling.messageId()))) {
            return Optional.of(isToldAgain(evidence) ? Likeness.SAME : Likeness.DIFFERENT);
        }
        if (telling.link() != null && evidence.any(k -> telling.link().equals(k.link()))) {
            return Optional.of(sameUnless(isAlien(evidence), evidence));
        }
        return Optional.empty();
    }

    private static Likeness sameUnless(boolean doubtful, Evidence evidence) {
        return doubtful || evidence.conflict() || isHijack(evidence)
                ? Likeness.UNSURE
                : Likeness.SAME;
    }

    /** Neither title nor start have anything in common. */
    private static boolean isAlien(Evidence evidence) {
        return evidence.title() == Title.Relation.OTHER
                && !evidence.any(k -> Objects.equals(k.start(), evidence.telling().start()));
    }

    /** One message tells of several events, unless it tells of one twice. */
    private static boolean isToldAgain(Evidence evidence) {
        return evidence.title() == Title.Relation.EQUAL
                && !evidence.conflict()
                && EnumSet.of(Timing.SAME_TIME, Timing.NOT_TOLD).contains(evidence.timing())
                && evidence.place() != Place.Relation.OTHER;
    }

    /** A key is no secret: a stranger who knows it and tells another time may tell of another. */
    private static boolean isHijack(Evidence evidence) {
        boolean strange = !evidence.sameSender() && !isOrganizer(evidence);
        return strange
                && EnumSet.of(Timing.OTHER_DAY, Timing.OTHER_TIME).contains(evidence.timing());
    }

    private static boolean isOrganizer(Evidence evidence) {
        String organizer = evidence.telling().organizer();
        return organizer != null && evidence.any(k -> organizer.equals(k.organizer()));
    }
}
