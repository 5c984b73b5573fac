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
import java.util.Map;
import java.util.Set;
import services.andreas.events.event.Event;
import services.andreas.events.event.VenueZones;
import services.andreas.events.event.ZoneNames;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.recurrence.Horizon;
import services.andreas.events.text.LetterCase;
import services.andreas.events.words.WordLists;

/** Finds the events in schema.org data, wherever they are nested. */
final class SchemaEvents {
    /** Events without "Event" in their name. */
    private static final Set<String> ALSO =
            Set.of("Festival", "Hackathon", "CourseInstance", "EventSeries");

    /** Events that are no appointments. */
    private static final Set<String> NOT = Set.of("DeliveryEvent", "PublicationEvent");

    private static final String RESERVATION = "Reservation";
    private static final String EVENT_RESERVATION = "EventReservation";
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
                        new SchemaDates(ZoneNames.of(words)),
                        new VenueZones(words));
    }

    /**
     * What these values tell.
     *
     * @param isSettled whether they confirm a reservation, so that the mail is about nothing else
     * @param gaps events that are announced, and of which nothing could be read
     */
    record Reading(List<Event> events, boolean isSettled, int gaps) {
        /** Whether each event that is announced was read with its date. */
        boolean isWhole() {
            return lacks() == 0;
        }

        /** The one that understands more. */
        Reading orBetter(Reading other) {
            boolean isBetter = other.lacks() < lacks() && other.events.size() >= events.size();
            return isBetter || other.events.size() > events.size() ? other : this;
        }

        private long lacks() {
            return gaps + events.stream().filter(event -> !event.has(START_TIME)).count();
        }

        void addTo(FoundEvents foundEvents) {
            foundEvents.add(events);
            if (gaps > 0) {
                foundEvents.miss();
            } else if (isSettled) {
                foundEvents.settle();
            }
        }
    }

    /**
     * @param sent when the mail was
     * @param foundEvents whose budget this costs
     */
    Reading read(List<JsonNode> values, Instant sent, FoundEvents foundEvents) {
        Walk walk = new Walk(new SchemaGraph(values), sent, foundEvents);
        values.forEach(value -> walk.visit(value, null, 0));
        return new Reading(walk.events, walk.isSettled, walk.gaps);
    }

    private final class Walk {
        private final List<Event> events = new ArrayList<>();
        private final Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private final SchemaGraph graph;
        private final Instant sent;
        private final FoundEvents foundEvents;
        private final SchemaNode nothing;
        private boolean isSettled;
        private int gaps;

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
            if (events.size() >= FoundEvents.MOST) {
                foundEvents.leaveOut();
                return;
            }
            if (depth > MAX_DEPTH || !json.isContainerNode() || !seen.add(json)) {
                return;
            }
            SchemaNode node = new SchemaNode(json, graph);
            List<String> types = json.isObject() ? node.types() : List.of();
            boolean isEvent = types.stream().anyMatch(SchemaEvents::isEvent);
            if (types.stream().anyMatch(type -> type.endsWith(RESERVATION))) {
                isSettled |= !types.contains(EVENT_RESERVATION) || reserve(node);
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

        /** Whether it is known what was reserved, and when. */
        private boolean reserve(SchemaNode reservation) {
            int before = events.size();
            for (SchemaNode reserved : reservation.all("reservationFor")) {
                if (seen.add(reserved.json())) {
                    add(reserved, null);
                }
            }
            gaps += events.size() == before ? 1 : 0;
            List<Event> added = events.subList(before, events.size());
            added.replaceAll(event -> SchemaEvent.reserved(event, reservation));
            return added.stream().anyMatch(event -> event.has(START_TIME));
        }

        private void add(SchemaNode node, SchemaNode around) {
            SchemaNode whole = around == null ? whole(node) : around;
            int before = events.size();
            for (Event event :
                    new SchemaEvent(node, whole).told(reader, sent, foundEvents.rules())) {
                boolean stands = event.has(START_TIME) || around == null;
                boolean isBare = !event.has(START_TIME) && isSeries(node);
                if (event.has(TITLE) && stands && !isBare) {
                    events.add(event);
                }
            }
            boolean saysNothing = events.size() == before && around == null && !hasParts(node);
            gaps += saysNothing ? 1 : 0;
        }

        /** The event that a part names as its whole, or null. */
        private SchemaNode whole(SchemaNode part) {
            List<SchemaNode> whole = part.all("superEvent");
            return whole.isEmpty() ? null : whole.get(0);
        }

        private boolean isSeries(SchemaNode node) {
            return hasParts(node) || node.types().contains("EventSeries");
        }

        private boolean hasParts(SchemaNode node) {
            return !node.all("subEvent").isEmpty() || !node.all("subEvents").isEmpty();
        }
    }

    static boolean isEvent(String type) {
        return (LetterCase.lower(type).endsWith("event") || ALSO.contains(type))
                && !NOT.contains(type);
    }
}
