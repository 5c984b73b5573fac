package services.andreas.events.extract.passes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import services.andreas.events.text.LetterCase;

/** The event of a pass (Apple's Wallet Passes: {@code pass.json}); its barcodes are not read. */
final class TicketPass {
    private static final String[] FIELDS = {
        "primaryFields", "headerFields", "secondaryFields", "auxiliaryFields", "backFields"
    };
    private static final String[] STARTS = {
        "/semantics/eventStartDate",
        "/relevantDates/0/startDate",
        "/relevantDates/0/date",
        "/relevantDate"
    };
    private static final String[] ENDS = {"/semantics/eventEndDate", "/relevantDates/0/endDate"};

    /** Keys and labels that issuers give to the field of the place. */
    private static final Set<String> PLACES =
            Set.of(
                    "venue",
                    "venuename",
                    "venue_name",
                    "location",
                    "place",
                    "loc",
                    "where",
                    "ort",
                    "veranstaltungsort",
                    "lieu",
                    "lugar",
                    "luogo",
                    "local",
                    "locatie",
                    "plats",
                    "miejsce",
                    "会場");

    /** Nobody prints more on a ticket. */
    private static final int MAX_FIELDS = 100;

    private final JsonNode pass;
    private final PassStrings strings;
    private final List<JsonNode> fields = new ArrayList<>();

    TicketPass(JsonNode pass, PassStrings strings) {
        this.pass = pass;
        this.strings = strings;
        JsonNode ticket = pass.path("eventTicket");
        for (String name : FIELDS) {
            for (JsonNode field : ticket.path(name)) {
                if (fields.size() < MAX_FIELDS) {
                    fields.add(field);
                }
            }
        }
    }

    /** Whether it is a ticket, and no boarding pass, coupon or card. */
    boolean isOfAnEvent() {
        return pass.path("eventTicket").isObject();
    }

    boolean isVoid() {
        return pass.path("voided").asBoolean();
    }

    /** Returns the name of the event, empty if there is none. */
    String title() {
        JsonNode primary = pass.at("/eventTicket/primaryFields/0/value");
        return firstText(pass.at("/semantics/eventName"), primary, pass.path("description"));
    }

    String place() {
        String venue = firstText(pass.at("/semantics/venueName"));
        return venue.isEmpty()
                ? fields.stream()
                        .filter(this::isPlace)
                        .map(field -> firstText(field.path("value")))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("")
                : venue;
    }

    private boolean isPlace(JsonNode field) {
        return PLACES.contains(LetterCase.lower(field.path("key").asText()))
                || PLACES.contains(LetterCase.lower(strings.of(field.path("label").asText())));
    }

    /** Returns the start as written (ISO 8601), empty if there is none. */
    String start() {
        String start = firstText(Stream.of(STARTS).map(pass::at).toArray(JsonNode[]::new));
        return start.isEmpty()
                ? fields.stream()
                        .filter(field -> field.has("dateStyle"))
                        .map(field -> firstText(field.path("value")))
                        .findFirst()
                        .orElse("")
                : start;
    }

    String end() {
        return firstText(Stream.of(ENDS).map(pass::at).toArray(JsonNode[]::new));
    }

    private String firstText(JsonNode... nodes) {
        for (JsonNode node : nodes) {
            String text = node.isTextual() ? strings.of(node.asText()).strip() : "";
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
