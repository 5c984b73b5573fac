package services.andreas.events.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import services.andreas.events.ledger.KnownEvent;
import services.andreas.events.mentions.MentionKey;
import services.andreas.events.merge.Merging;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of events that share a day and a minute. */
final class KnownItems {
    /** Lists of one mention, which no other is found by, only make the table larger. */
    private static final int ALONE = 1_000;

    private final ObjectMapper json = new ObjectMapper();
    private final Map<Map<String, AttributeValue>, List<AttributeValue>> lists =
            new LinkedHashMap<>();
    private final Merging merging;
    private final String table;

    KnownItems(Merging merging, String table) {
        this.merging = merging;
        this.table = table;
    }

    /** Item and contribution of an event; what it is found by is remembered for {@link #lists}. */
    List<Loader.Item> event(int number) {
        String id = "known-" + number;
        Map<String, Object> fields =
                Map.of(
                        "title",
                        "Known evening " + number,
                        "start_time",
                        "2026-12-06T00:30:00Z",
                        "location",
                        "Known place " + number,
                        "source_domain",
                        "known.example",
                        "mail_date",
                        "2026-11-01T09:00:00Z",
                        "all_day",
                        false);
        MentionKey told = new MentionKey(id, "m" + number);
        KnownEvent known =
                new KnownEvent(
                        told, merging.mention(id, told.messageId(), merging.json().of(fields)));
        for (Map<String, AttributeValue> key : known.identities(merging)) {
            List<AttributeValue> list = lists.computeIfAbsent(key, all -> new ArrayList<>());
            if (list.size() < merging.most()) {
                list.add(AttributeValue.fromS(known.reference()));
            }
        }
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("id", AttributeValue.fromS(id));
        item.put("title", AttributeValue.fromS("Known evening " + number));
        item.put("start_time", AttributeValue.fromS("2026-12-06T00:30:00Z"));
        item.put("calendar", AttributeValue.fromS("events"));
        item.put("version", AttributeValue.fromN("1"));
        try {
            return List.of(
                    new Loader.Item(table, item),
                    new Loader.Item(
                            table + "-ledger",
                            known.contribution(json.writeValueAsString(fields))));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Loader.Item> lists() {
        List<Loader.Item> items = new ArrayList<>();
        lists.forEach(
                (key, mentions) -> {
                    if (mentions.size() == 1 && items.size() >= ALONE) {
                        return;
                    }
                    Map<String, AttributeValue> item = new HashMap<>(key);
                    item.put("mentions", AttributeValue.fromL(mentions));
                    items.add(new Loader.Item(table + "-ledger", item));
                });
        return items;
    }
}
