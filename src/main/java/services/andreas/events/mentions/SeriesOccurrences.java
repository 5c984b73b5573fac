package services.andreas.events.mentions;

import static services.andreas.events.event.Field.RECURRENCE;
import static services.andreas.events.event.Field.RECURRENCE_ID;
import static services.andreas.events.event.Field.UID;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import services.andreas.events.ledger.BatchReader;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.merge.Identity;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.series.Series;
import services.andreas.events.recurrence.SeriesUid;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Finds what other messages have mentioned of a series about which a message says something. */
record SeriesOccurrences(
        BatchReader reader,
        String table,
        Merging merging,
        Neighbours neighbours,
        StoredMentions stored) {

    static String stem(Mention mention) {
        return SeriesUid.of(mention.event().get(UID, "")).stem();
    }

    /** What a message says about whole series, by the stem of their UID. */
    static Map<String, Map<MentionKey, Mention>> statements(Map<MentionKey, Mention> mentions) {
        Map<String, Map<MentionKey, Mention>> statements = new HashMap<>();
        mentions.forEach(
                (told, mention) -> {
                    if (LedgerKey.isStatement(told.eventId())) {
                        statements
                                .computeIfAbsent(stem(mention), stem -> new LinkedHashMap<>())
                                .put(told, mention);
                    }
                });
        return statements;
    }

    /**
     * One mention of each occurrence that this message does not mention itself.
     *
     * @param said what the message says of its events and series, or has said
     * @param known what is known by the keys of these; null to read it
     */
    Map<MentionKey, Mention> elsewhere(
            String messageId,
            Collection<Mention> said,
            @Nullable Map<Map<String, AttributeValue>, List<MentionKey>> known) {
        Map<Map<String, AttributeValue>, Set<String>> series = new LinkedHashMap<>();
        Set<Map<String, AttributeValue>> stated = new HashSet<>();
        Set<String> occurrences = new HashSet<>();
        for (Mention mention : said) {
            if (Series.isAboutSeries(mention.event())) {
                Identity identity = merging.series(mention);
                Map<String, AttributeValue> key =
                        LedgerKey.identity(identity.day(), identity.words());
                series.computeIfAbsent(key, one -> new HashSet<>()).add(stem(mention));
                if (mention.event().has(RECURRENCE)) {
                    stated.add(key);
                }
            }
            occurrences.add(occurrence(mention));
        }
        if (series.isEmpty()) {
            return Map.of();
        }
        Set<String> messages = new LinkedHashSet<>();
        Set<String> stems = new HashSet<>();
        (known == null ? neighbours.known(series.keySet()) : known)
                .forEach(
                        (key, mentions) -> {
                            // an event without a series is found as any other
                            boolean isSeries =
                                    stated.contains(key)
                                            || mentions.stream()
                                                    .map(MentionKey::eventId)
                                                    .anyMatch(LedgerKey::isStatement);
                            if (series.containsKey(key) && isSeries) {
                                stems.addAll(series.get(key));
                                mentions.forEach(told -> messages.add(told.messageId()));
                            }
                        });
        messages.remove(messageId);
        Map<MentionKey, Mention> elsewhere = new LinkedHashMap<>();
        for (Map.Entry<MentionKey, Mention> entry : mentions(messages).entrySet()) {
            Mention mention = entry.getValue();
            boolean isNew =
                    stems.contains(stem(mention))
                            && !LedgerKey.isStatement(mention.id())
                            && occurrences.add(occurrence(mention));
            if (isNew) {
                elsewhere.put(entry.getKey(), mention);
            }
        }
        return elsewhere;
    }

    private static String occurrence(Mention mention) {
        return mention.event().get(UID)
                + "\n"
                + mention.event().get(RECURRENCE_ID, mention.start())
                + (mention.event().has(RECURRENCE) ? "\n" + mention.id() : "");
    }

    private Map<MentionKey, Mention> mentions(Set<String> messages) {
        List<Map<String, AttributeValue>> lines =
                reader.read(Map.of(table, messages.stream().map(LedgerKey::told).toList()))
                        .get(table);
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (Map<String, AttributeValue> line : lines) {
            if (line.containsKey("mentions")) {
                String messageId = LedgerKey.messageId(line);
                line.get("mentions").ss().stream()
                        .map(id -> LedgerKey.contribution(id, messageId))
                        .forEach(keys::add);
            }
        }
        return stored.at(keys);
    }
}
