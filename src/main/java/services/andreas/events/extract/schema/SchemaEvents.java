package services.andreas.events.extract.schema;

import static services.andreas.events.event.Field.START_TIME;
import static services.andreas.events.event.Field.TITLE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import services.andreas.events.event.Event;
import services.andreas.events.event.VenueZones;
import services.andreas.events.event.ZoneNames;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.recurrence.Horizon;
import services.andreas.events.words.WordLists;

/** Finds the events in schema.org data, wherever they are nested. */
final class SchemaEvents {
    /** Events without "Event" in their name. */
    private static final Set<String> ALSO =
            Set.of("Festival", "Hackathon", "CourseInstance", "EventSeries");

    /** Events that nobody attends. */
    private static final Set<String> NOT = Set.of("DeliveryEvent", "PublicationEvent");

    private static final String RESERVATION = "Reservation";
    private static final int MAX_DEPTH = 40;

    private final SchemaReader reader;

    /**
     * @param zone IANA zone of times that name none, at places whose zone is not known
     * @param horizon of schedules
     */
    SchemaEvents(String source, WordLists words, ZoneId zone, Horizon horizon) {
        reader =
                new SchemaReader(
                        source,
                        zone,
                        horizon,
                        new SchemaDates(new ZoneNames(words)),
                        new VenueZones(words));
    }

    /**
     * Adds the events of all these values, and settles the mail when it confirms a reservation.
     *
     * @param sent when the mail was
     */
    void read(List<JsonNode> values, Instant sent, FoundEvents foundEvents) {
        Walk walk = new Walk(new SchemaGraph(values), sent, foundEvents);
        values.forEach(value -> walk.visit(value, null, 0));
        foundEvents.add(walk.events);
    }

    private final class Walk {
        private final List<Event> events = new ArrayList<>();
        private final Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private final SchemaGraph graph;
        private final Instant sent;
        private final FoundEvents foundEvents;
        private final SchemaNode nothing;

        Walk(SchemaGraph graph, Instant sent, FoundEvents foundEvents) {
            this.graph = graph;
            this.nothing = new SchemaNode(MissingNode.getInstance(), graph);
            this.sent = sent;
            this.foundEvents = foundEvents;
        }

        /**
         * @param around the event around this node, or null
         */
        void visit(JsonNode json, SchemaNode around, int depth) {
            boolean isFull = events.size() >= FoundEvents.MOST;
            if (isFull || depth > MAX_DEPTH || !json.isContainerNode() || !seen.add(json)) {
                return;
            }
            SchemaNode node = new SchemaNode(json, graph);
            List<String> types = json.isObject() ? node.types() : List.of();
            boolean isEvent = types.stream().anyMatch(SchemaEvents::isEvent);
            if (types.stream().anyMatch(type -> type.endsWith(RESERVATION))) {
                foundEvents.settle();
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
            SchemaNode whole = around == null ? whole(node) : around;
            for (Event event :
                    new SchemaEvent(node, whole).told(reader, sent, foundEvents.rules())) {
                boolean stands = event.has(START_TIME) || around == null;
                if (event.has(TITLE) && stands && !isBareSeries(node, event)) {
                    events.add(event);
                }
            }
        }

        /** The event that a part names as its whole, or null. */
        private SchemaNode whole(SchemaNode part) {
            List<SchemaNode> whole = part.all("superEvent");
            return whole.isEmpty() ? null : whole.get(0);
        }

        private boolean isBareSeries(SchemaNode node, Event event) {
            boolean hasParts = !node.all("subEvent").isEmpty() || !node.all("subEvents").isEmpty();
            return !event.has(START_TIME) && (hasParts || node.types().contains("EventSeries"));
        }
    }

    static boolean isEvent(String type) {
        return (type.toLowerCase(Locale.ROOT).endsWith("event") || ALSO.contains(type))
                && !NOT.contains(type);
    }
}
