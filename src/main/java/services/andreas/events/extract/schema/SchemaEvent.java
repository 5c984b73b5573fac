package services.andreas.events.extract.schema;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import services.andreas.events.event.Draft;
import services.andreas.events.event.Links;
import services.andreas.events.event.VenueZones;
import services.andreas.events.extract.Horizon;
import services.andreas.events.mail.html.PlainText;

/**
 * One event of schema.org data.
 *
 * @param around the event that it is a part of, which lends it place and organizer, or null
 */
record SchemaEvent(SchemaNode node, SchemaNode around) {

    /**
     * The event, or its occurrences where it has a schedule.
     *
     * @param otherwise zone of times that name none, at places whose zone is not known
     */
    List<Map<String, Object>> told(String source, ZoneId otherwise, Horizon horizon, Instant sent) {
        SchemaPlace place = place();
        ZoneId venue = VenueZones.find(place.country(), place.region());
        SchemaTimes times = new SchemaTimes(venue == null ? otherwise : venue);
        List<Map<String, Object>> told = new ArrayList<>();
        for (SchemaNode node : node.all("eventSchedule")) {
            SchemaSchedule schedule = times.schedule(node, this.node);
            if (schedule != null) {
                for (LocalDateTime local : schedule.starts(horizon, sent)) {
                    Draft draft = draft(source, place);
                    schedule.put(local, draft);
                    told.add(draft.event());
                }
            }
        }
        if (told.isEmpty()) {
            Draft draft = draft(source, place);
            times.put(node, draft);
            told.add(draft.event());
        }
        return told;
    }

    private SchemaPlace place() {
        SchemaPlace place = SchemaPlace.of(node);
        return place.line().isEmpty() && around != null ? SchemaPlace.of(around) : place;
    }

    private Draft draft(String source, SchemaPlace place) {
        Draft draft = new Draft(source);
        draft.put("title", node.text("name", "headline", "summary"));
        draft.put("description", PlainText.of(node.raw("description")));
        draft.put("location", place.line());
        draft.put("venue", place.venue());
        organizer(draft);
        draft.put("source_url", link(node, place));
        draft.put("tags", tags(node));
        status(node, draft);
        return draft;
    }

    private void organizer(Draft draft) {
        SchemaNode organizer = node.first("organizer");
        if (organizer.words().isEmpty() && around != null) {
            organizer = around.first("organizer");
        }
        draft.put("organizer_name", organizer.words());
        draft.put("organizer_url", web(organizer.text("url", "@id")));
        String address = organizer.text("email").replaceFirst("(?i)^mailto:", "");
        draft.put(
                "organizer_email", address.contains("@") ? address.toLowerCase(Locale.ROOT) : null);
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
