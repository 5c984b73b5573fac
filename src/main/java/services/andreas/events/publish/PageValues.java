package services.andreas.events.publish;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import services.andreas.events.event.Field;
import services.andreas.events.listing.ListedEvent;
import services.andreas.events.listing.PageName;
import services.andreas.events.listing.SchemaOrg;
import services.andreas.events.listing.When;
import services.andreas.events.text.Text;

/** What the templates of an event are given: texts, flags, lists and maps of them. */
record PageValues(PublishRules rules) {
    private static final int LISTED = 200;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    static final Map<String, String> SOURCES =
            Map.of(
                    "calendar", "From a calendar in a mail",
                    "json-ld", "From data in a mail",
                    "microdata", "From data in a mail",
                    "pass", "From a ticket in a mail",
                    "calendar-link", "From a calendar link in a mail",
                    "openai", "Read by a model from the text of a mail",
                    "mail", "From the text of a mail");

    /** What a line of a list shows. */
    Map<String, Object> line(ListedEvent event) {
        Map<String, Object> values = new HashMap<>();
        values.put("page", PageName.of(event.id()));
        values.put("title", cut(event.title()));
        values.put("time", When.time(event));
        values.put("place", cut(event.location()));
        values.put("category", event.category());
        values.put("cancelled", event.isCancelled() || event.isRejected());
        values.put("soldOut", event.soldOut());
        values.put("unchecked", rules.waits(event));
        return values;
    }

    /** What the page of an event shows. */
    Map<String, Object> page(ListedEvent event) {
        Map<String, Object> values = line(event);
        ZoneId zone = event.zone();
        values.put("title", event.title());
        values.put("place", event.location());
        values.put("when", When.of(event));
        values.put(
                "start", event.allDay() ? event.firstDay().toString() : event.start().toString());
        values.put("zone", event.allDay() ? "" : zone.getId());
        values.put("description", event.description());
        values.put("organizer", event.organizer());
        values.put("organizerUrl", event.organizerUrl());
        values.put("url", event.url());
        values.put("tags", event.tags());
        values.put("sender", event.sender());
        values.put(
                "mailed", event.mailed() == null ? "" : MOMENT.format(event.mailed().atZone(zone)));
        values.put("changed", MOMENT.format(event.changed().atZone(zone)));
        values.put("foundIn", event.foundIn());
        values.put("needsReview", event.needsReview());
        values.put("sources", sources(event));
        values.put("json", SchemaOrg.of(event));
        return values;
    }

    /** One event does not fill a list. */
    private static String cut(String text) {
        return text.length() > LISTED ? Text.cut(text, LISTED).strip() + "…" : text;
    }

    private static List<Map<String, String>> sources(ListedEvent event) {
        Map<String, String> fields =
                event.sources().entrySet().stream()
                        .filter(entry -> Field.named(entry.getKey()).role() == Field.Role.SAYS)
                        .sorted(Map.Entry.comparingByKey())
                        .collect(
                                Collectors.groupingBy(
                                        entry -> name(entry.getValue()),
                                        TreeMap::new,
                                        Collectors.mapping(
                                                entry -> entry.getKey().replace('_', ' '),
                                                Collectors.joining(", "))));
        return fields.entrySet().stream()
                .map(entry -> Map.of("name", entry.getKey(), "fields", entry.getValue()))
                .toList();
    }

    private static String name(String source) {
        return Objects.requireNonNullElse(SOURCES.get(source), "From a mail");
    }
}
