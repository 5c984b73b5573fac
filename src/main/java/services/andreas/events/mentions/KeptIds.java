package services.andreas.events.mentions;

import static services.andreas.events.event.Field.RECURRENCE;
import static services.andreas.events.event.Field.RECURRENCE_ID;
import static services.andreas.events.event.Field.UID;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventIdentity;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;

/** Gives the events of a message the ids that they had when it was worked on before. */
record KeptIds(String messageId, Merging merging) {

    /** A mention keeps its id if only its words have changed. */
    Map<MentionKey, Mention> mentions(List<Event> events, Map<MentionKey, Mention> old) {
        Map<MentionKey, Mention> mentions = new LinkedHashMap<>();
        List<Event> renewed = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Event event : events) {
            MentionKey told = new MentionKey(id(event, ids), messageId);
            if (old.isEmpty() || old.containsKey(told)) {
                mentions.put(told, merging.mention(told.eventId(), messageId, event));
            } else {
                renewed.add(event);
            }
        }
        Map<MentionKey, Mention> left = new LinkedHashMap<>(old);
        left.keySet().removeAll(mentions.keySet());
        ids.clear();
        old.keySet().forEach(told -> ids.add(told.eventId()));
        for (Event event : renewed) {
            String fresh = id(event, ids);
            Mention mention = merging.mention(fresh, messageId, event);
            MentionKey told =
                    left.entrySet().stream()
                            .filter(entry -> merging.isRenewed(entry.getValue(), mention))
                            .map(Map.Entry::getKey)
                            .findFirst()
                            .orElse(new MentionKey(fresh, messageId));
            left.remove(told);
            mentions.put(told, merging.mention(told.eventId(), messageId, event));
        }
        return mentions;
    }

    /** The same for the same words, so that a message that is worked on again doubles nothing. */
    private String id(Event event, Set<String> taken) {
        String words =
                String.join(
                        "\n",
                        messageId,
                        EventIdentity.of(event),
                        event.get(UID, ""),
                        Objects.toString(event.get(RECURRENCE_ID), ""));
        for (int n = 0; ; n++) {
            String id =
                    UUID.nameUUIDFromBytes((words + "\n" + n).getBytes(StandardCharsets.UTF_8))
                            .toString();
            String whole = event.has(RECURRENCE) ? LedgerKey.statement(id) : id;
            if (taken.add(whole)) {
                return whole;
            }
        }
    }
}
