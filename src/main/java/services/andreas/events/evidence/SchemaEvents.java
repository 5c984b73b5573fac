package services.andreas.events.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import services.andreas.events.mail.PlainText;

/** Finds the events in schema.org data, wherever they are nested. */
final class SchemaEvents {
    /** Events without "Event" in their name. */
    private static final Set<String> ALSO =
            Set.of("Festival", "Hackathon", "CourseInstance", "EventSeries");

    /** Events that nobody attends. */
    private static final Set<String> NOT = Set.of("DeliveryEvent", "PublicationEvent");

    private static final String RESERVATION = "Reservation";
    private static final int MAX_DEPTH = 40;

    private final String rung;
    private final ZoneId zone;

    /**
     * @param zone IANA zone of times that name none, at places whose zone is not known
     */
    SchemaEvents(String rung, String zone) {
        this.rung = rung;
        this.zone = ZoneId.of(zone);
    }

    /** Adds the events of all these values, and settles the mail when it confirms a reservation. */
    void read(List<JsonNode> values, Evidence evidence) {
        Map<String, JsonNode> byId = new HashMap<>();
        values.forEach(value -> index(value, byId, 0));
        Walk walk = new Walk(byId, evidence);
        values.forEach(value -> walk.visit(value, null, 0));
        evidence.add(walk.events);
    }

    private static void index(JsonNode node, Map<String, JsonNode> byId, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        if (node.isObject() && node.has("@id") && node.size() > 1) {
            byId.putIfAbsent(node.get("@id").asText(), node);
        }
        node.forEach(child -> index(child, byId, depth + 1));
    }

    private final class Walk {
        private final List<Map<String, Object>> events = new ArrayList<>();
        private final Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Map<String, JsonNode> byId;
        private final Evidence evidence;
        private final SchemaNode nothing = new SchemaNode(MissingNode.getInstance(), Map.of());

        Walk(Map<String, JsonNode> byId, Evidence evidence) {
            this.byId = byId;
            this.evidence = evidence;
        }

        /**
         * @param around the event around this node, or null
         */
        void visit(JsonNode json, SchemaNode around, int depth) {
            if (depth > MAX_DEPTH || !json.isContainerNode() || !seen.add(json)) {
                return;
            }
            SchemaNode node = new SchemaNode(json, byId);
            List<String> types = json.isObject() ? node.types() : List.of();
            boolean isEvent = types.stream().anyMatch(SchemaEvents::isEvent);
            if (types.stream().anyMatch(type -> type.endsWith(RESERVATION))) {
                evidence.settle();
                if (types.contains("EventReservation")) {
                    for (SchemaNode reserved : node.all("reservationFor")) {
                        if (seen.add(reserved.json())) {
                            add(reserved, null);
                        }
                    }
                }
            }
            if (isEvent) {
                add(node, around);
            }
            SchemaNode event = isEvent ? node : around;
            for (Map.Entry<String, JsonNode> field : json.properties()) {
                visit(field.getValue(), inner(field.getKey(), event), depth + 1);
            }
            if (json.isArray()) {
                json.forEach(child -> visit(child, around, depth + 1));
            }
        }

        /** A part inherits from the event around it; the whole inherits nothing from its part. */
        private SchemaNode inner(String property, SchemaNode event) {
            return property.endsWith("superEvent") && event != null ? nothing : event;
        }

        private void add(SchemaNode node, SchemaNode around) {
            Map<String, Object> event = event(node, around);
            boolean isWhole = event.containsKey("start_time") || around == null;
            if (event.containsKey("title") && isWhole && !isBareSeries(node, event)) {
                events.add(event);
            }
        }

        private boolean isBareSeries(SchemaNode node, Map<String, Object> event) {
            boolean hasParts = !node.all("subEvent").isEmpty() || !node.all("subEvents").isEmpty();
            return !event.containsKey("start_time")
                    && (hasParts || node.types().contains("EventSeries"));
        }
    }

    static boolean isEvent(String type) {
        return (type.endsWith("Event") || ALSO.contains(type)) && !NOT.contains(type);
    }

    private Map<String, Object> event(SchemaNode node, SchemaNode around) {
        Draft draft = new Draft(rung);
        draft.put("title", node.text("name", "headline", "summary"));
        draft.put("description", PlainText.of(node.raw("description")));
        SchemaPlace place = SchemaPlace.of(node);
        if (place.line().isEmpty() && around != null) {
            place = SchemaPlace.of(around);
        }
        ZoneId venue = VenueZones.find(place.country(), place.region());
        new SchemaTimes(venue == null ? zone : venue).put(node, draft);
        draft.put("location", place.line());
        draft.put("venue", place.venue());
        SchemaNode organizer = node.first("organizer");
        if (organizer.words().isEmpty() && around != null) {
            organizer = around.first("organizer");
        }
        draft.put("organizer_name", organizer.words());
        draft.put("organizer_url", web(organizer.text("url", "@id")));
        String address = organizer.text("email").replaceFirst("(?i)^mailto:", "");
        draft.put(
                "organizer_email", address.contains("@") ? address.toLowerCase(Locale.ROOT) : null);
        draft.put("source_url", link(node, place));
        draft.put("tags", tags(node));
        status(node, draft);
        return draft.event();
    }

    private static String link(SchemaNode node, SchemaPlace place) {
        for (String property : new String[] {"url", "@id", "mainEntityOfPage", "sameAs"}) {
            for (SchemaNode value : node.all(property)) {
                String url = web(value.isText() ? value.words() : value.text("@id", "url"));
                if (url != null) {
                    return url;
                }
            }
        }
        for (SchemaNode offer : node.all("offers")) {
            String url = web(offer.text("url"));
            if (url != null) {
                return url;
            }
        }
        return place.url();
    }

    private static String web(String url) {
        String encoded = url.replace(" ", "%20").replaceFirst("^//", "https://");
        return Links.isWeb(encoded) ? encoded : null;
    }

    private static List<String> tags(SchemaNode node) {
        List<String> tags = new ArrayList<>();
        for (SchemaNode keywords : node.all("keywords")) {
            for (String tag : keywords.words().toLowerCase(Locale.ROOT).split("[,;]")) {
                if (!tag.isBlank()) {
                    tags.add(tag.strip());
                }
            }
        }
        return tags.stream().distinct().limit(10).toList();
    }

    private static void status(SchemaNode node, Draft draft) {
        for (SchemaNode status : node.all("eventStatus")) {
            switch (SchemaNode.local(status.isText() ? status.words() : status.text("@id"))) {
                case "EventCancelled", "EventCanceled", "Cancelled" ->
                        draft.put("status", "cancelled");
                case "EventPostponed" -> draft.put("status", "tentative").doubt("postponed");
                case "EventScheduled", "EventRescheduled" -> draft.put("status", "confirmed");
                default -> {}
            }
        }
        List<String> offers =
                node.all("offers").stream()
                        .map(offer -> SchemaNode.local(offer.text("availability")))
                        .filter(availability -> !availability.isEmpty())
                        .toList();
        if (!offers.isEmpty() && offers.stream().allMatch("SoldOut"::equals)) {
            draft.put("sold_out", true);
        }
    }
}
