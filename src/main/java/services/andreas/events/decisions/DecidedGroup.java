package services.andreas.events.decisions;

import java.util.List;
import java.util.Optional;
import services.andreas.events.mail.MessageKey;
import services.andreas.events.mentions.Neighbourhood;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.series.Occurrence;
import services.andreas.events.merge.series.Series;

/**
 * The event that an id stands for, with all that is known of it.
 *
 * @param id as a person named it
 */
record DecidedGroup(String id, Occurrence occurrence) {

    /**
     * Empty when the mention is no event.
     *
     * @param around what has to do with the mention
     */
    static Optional<DecidedGroup> of(String id, Neighbourhood around, Merging merging) {
        return around.event(new Series(merging))
                .map(occurrence -> new DecidedGroup(id, occurrence));
    }

    Group group() {
        return occurrence.group();
    }

    /** With what mails about its whole series say of it. */
    Group whole() {
        return occurrence.whole();
    }

    Mention first() {
        return group().believed().get(0);
    }

    /**
     * The message that tells of it.
     *
     * @param named by its key, or by Gmail's id where no other mailbox has the same
     * @return its key
     */
    String teller(String named) throws UnknownEventException {
        List<String> tellers =
                group().told().stream()
                        .map(Mention::messageId)
                        .filter(key -> key.equals(named) || MessageKey.gmailId(key).equals(named))
                        .distinct()
                        .toList();
        if (tellers.isEmpty()) {
            throw new UnknownEventException("No message " + named + " is about event " + id);
        }
        if (tellers.size() > 1) {
            throw new UnknownEventException(
                    "Several mailboxes have a message %s: %s"
                            .formatted(named, String.join(", ", tellers)));
        }
        return tellers.get(0);
    }
}
