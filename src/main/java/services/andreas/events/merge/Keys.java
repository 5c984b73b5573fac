package services.andreas.events.merge;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import services.andreas.events.merge.names.Place;
import services.andreas.events.merge.names.Title;

/** Decides by the keys that name an event: its UID, the address of its page, its message. */
final class Keys {
    private Keys() {}

    /**
     * @return empty when none of them says anything
     */
    static Optional<Likeness> compare(Signs signs) {
        Mention mention = signs.mention();
        if (signs.any(mention::hasUidOf)) {
            if (mention.isProposal()) {
                // at another time, as a rule
                return Optional.of(Likeness.SAME);
            }
            // some calendars give all their events one UID
            boolean doubtful = isAlien(signs) && !signs.any(k -> mention.sequence() > k.sequence());
            return Optional.of(sameUnless(doubtful, signs));
        }
        if (signs.any(mention::isOtherOccurrence)) {
            return Optional.of(Likeness.DIFFERENT);
        }
        if (signs.any(k -> k.messageId().equals(mention.messageId()))) {
            return Optional.of(isToldAgain(signs) ? Likeness.SAME : Likeness.DIFFERENT);
        }
        if (mention.link() != null && signs.any(k -> mention.link().equals(k.link()))) {
            return Optional.of(sameUnless(isAlien(signs), signs));
        }
        return Optional.empty();
    }

    private static Likeness sameUnless(boolean doubtful, Signs signs) {
        return doubtful || signs.conflict() || isHijack(signs) ? Likeness.UNCLEAR : Likeness.SAME;
    }

    /** Neither title nor start have anything in common. */
    private static boolean isAlien(Signs signs) {
        return signs.title() == Title.Relation.OTHER
                && !signs.any(k -> Objects.equals(k.start(), signs.mention().start()));
    }

    /** One message means several events, unless it describes one twice. */
    private static boolean isToldAgain(Signs signs) {
        return signs.title() == Title.Relation.EQUAL
                && !signs.conflict()
                && EnumSet.of(Timing.SAME_TIME, Timing.NOT_TOLD).contains(signs.timing())
                && signs.place() != Place.Relation.OTHER;
    }

    /**
     * A key is no secret: a stranger who knows it and gives another time may mean another event.
     */
    private static boolean isHijack(Signs signs) {
        boolean strange = !signs.sameSender() && !isOrganizer(signs);
        return strange && EnumSet.of(Timing.OTHER_DAY, Timing.OTHER_TIME).contains(signs.timing());
    }

    private static boolean isOrganizer(Signs signs) {
        String organizer = signs.mention().organizer();
        return organizer != null && signs.any(k -> organizer.equals(k.organizer()));
    }
}
