package services.andreas.events.decisions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;
import services.andreas.events.mail.MessageKey;
import services.andreas.events.mentions.Neighbourhood;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merged;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.decision.Decision;
import services.andreas.events.merge.series.Occurrence;
import services.andreas.events.merge.series.Series;

/**
 * The event that an id stands for, with all that is known of it.
 *
 * @param id as a person named it
 * @param merged what it is now
 */
record DecidedGroup(String id, Occurrence occurrence, Merged merged) {

    /**
     * Empty when the mention is no event.
     *
     * @param around what has to do with the mention
     */
    static Optional<DecidedGroup> of(String id, Neighbourhood around, Merging merging) {
        return around.event(new Series(merging))
                .map(
                        occurrence ->
                                new DecidedGroup(
                                        id, occurrence, around.merged(occurrence, merging)));
    }

    Group group() {
        return occurrence.group();
    }

    Event event() {
        return merged.event();
    }

    String title() {
        return event().get(Field.TITLE, "");
    }

    List<Decision> decisions() {
        return group().decisions().all();
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

    /**
     * What it is without a message, and then what that message says, each by the id of its mention;
     * nothing if no other message tells of it.
     */
    Map<String, Event> without(String messageId) {
        Map<Boolean, List<Mention>> byMessage =
                group().told().stream()
                        .collect(
                                Collectors.partitioningBy(
                                        mention -> mention.messageId().equals(messageId)));
        if (byMessage.get(false).isEmpty()) {
            return Map.of();
        }
        Map<String, Event> parts = new LinkedHashMap<>();
        Mention rest = byMessage.get(false).get(0);
        parts.put(rest.id(), rest.event());
        byMessage.get(true).forEach(mention -> parts.put(mention.id(), mention.event()));
        return parts;
    }
}
