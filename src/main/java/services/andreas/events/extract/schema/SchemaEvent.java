package services.andreas.events.extract.schema;

import static services.andreas.events.event.Field.DESCRIPTION;
import static services.andreas.events.event.Field.LOCATION;
import static services.andreas.events.event.Field.MOVED;
import static services.andreas.events.event.Field.MOVED_FROM;
import static services.andreas.events.event.Field.ORGANIZER_EMAIL;
import static services.andreas.events.event.Field.ORGANIZER_NAME;
import static services.andreas.events.event.Field.ORGANIZER_URL;
import static services.andreas.events.event.Field.SOLD_OUT;
import static services.andreas.events.event.Field.SOURCE_URL;
import static services.andreas.events.event.Field.STATUS;
import static services.andreas.events.event.Field.TAGS;
import static services.andreas.events.event.Field.TITLE;
import static services.andreas.events.event.Field.VENUE;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.event.Links;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.recurrence.RuleBudget;
import services.andreas.events.text.LetterCase;

/**
 * One event of schema.org data.
 *
 * @param around the event that it is a part of, which lends it place and organizer, or null
 */
record SchemaEvent(SchemaNode node, SchemaNode around) {
    private static final Set<String> MOVES = Set.of("EventRescheduled", "EventMovedOnline");

    /** The event, or its occurrences where it has a schedule. */
    List<Event> told(SchemaReader reader, Instant sent, RuleBudget budget) {
        SchemaPlace place = place();
        ZoneId venue = reader.venues().find(place.country(), place.region());
        SchemaTimes times = new SchemaTimes(venue, reader.zone(), reader.dates());
        EventBuilder common = draft(reader.source(), place, times);
        List<Event> told = new ArrayList<>();
        for (SchemaNode node : node.all("eventSchedule")) {
            if (told.size() >= FoundEvents.MOST) {
                break;
            }
            SchemaSchedule schedule = times.schedule(node, this.node);
            if (schedule != null) {
                for (LocalDateTime local : schedule.starts(reader.horizon(), sent, budget)) {
                    EventBuilder draft = common.copy();
                    schedule.put(local, draft);
                    told.add(draft.build());
                }
            }
        }
        if (told.isEmpty()) {
            times.put(node, common);
            told.add(common.build());
        }
        return told;
    }

    private SchemaPlace place() {
        SchemaPlace place = node.place();
        return place.line().isEmpty() && around != null ? around.place() : place;
    }

    private EventBuilder draft(String source, SchemaPlace place, SchemaTimes times) {
        EventBuilder draft = new EventBuilder(source);
        draft.put(TITLE, node.text("name", "headline", "summary"));
        draft.put(DESCRIPTION, node.prose("description"));
        draft.put(LOCATION, place.line());
        draft.put(VENUE, place.venue());
        organizer(draft);
        draft.put(SOURCE_URL, link(node, place));
        draft.put(TAGS, tags(node));
        status(draft);
        draft.put(MOVED, hasMoved(node) ? true : null);
        draft.put(MOVED_FROM, times.previous(node));
        return draft;
    }

    private void organizer(EventBuilder draft) {
        SchemaNode organizer = node.first("organizer");
        if (organizer.words().isEmpty() && around != null) {
            organizer = around.first("organizer");
        }
        draft.put(ORGANIZER_NAME, organizer.words());
        draft.put(ORGANIZER_URL, web(organizer.text("url", "@id")));
        String address = organizer.text("email").replaceFirst("(?i)^mailto:", "");
        draft.put(ORGANIZER_EMAIL, address.contains("@") ? LetterCase.lower(address) : null);
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
            for (String tag : LetterCase.lower(keywords.words()).split("[,;]")) {
                if (!tag.isBlank()) {
                    tags.add(tag.strip());
                }
            }
        }
        return tags.stream().distinct().limit(10).toList();
    }

    /** The event, as far as a reservation for it stands. */
    static Event reserved(Event event, SchemaNode reservation) {
        String source = event.source(TITLE);
        return switch (reservation.first("reservationStatus").term()) {
            case "ReservationCancelled", "ReservationCanceled", "Cancelled", "Canceled" ->
                    event.toBuilder()
                            .put(STATUS, "cancelled", source)
                            .needsReview("the reservation is cancelled")
                            .build();
            case "ReservationPending", "ReservationHold", "Pending", "Hold" ->
                    event.has(STATUS)
                            ? event
                            : event.toBuilder().put(STATUS, "tentative", source).build();
            default -> event;
        };
    }

    private static boolean hasMoved(SchemaNode node) {
        return !node.text("previousStartDate").isEmpty()
                || node.all("eventStatus").stream().map(SchemaNode::term).anyMatch(MOVES::contains);
    }

    private void status(EventBuilder draft) {
        List<SchemaNode> statuses = node.all("eventStatus");
        // what happens to the whole happens to a part of which nothing is said
        boolean isOfWhole = statuses.isEmpty() && around != null;
        for (SchemaNode status : isOfWhole ? around.all("eventStatus") : statuses) {
            switch (status.term()) {
                case "EventCancelled", "EventCanceled", "Cancelled" ->
                        draft.put(STATUS, "cancelled");
                case "EventPostponed" -> draft.put(STATUS, "tentative").needsReview("postponed");
                case "EventScheduled", "EventRescheduled" -> draft.put(STATUS, "confirmed");
                default -> {}
            }
        }
        List<String> offers =
                node.all("offers").stream()
                        .map(offer -> SchemaNode.local(offer.text("availability")))
                        .filter(availability -> !availability.isEmpty())
                        .toList();
        if (!offers.isEmpty() && offers.stream().allMatch("SoldOut"::equals)) {
            draft.put(SOLD_OUT, true);
        }
    }
}
