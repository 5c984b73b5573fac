package services.andreas.events.extract.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import services.andreas.events.event.Field;
import services.andreas.events.extract.repeats.StatedRule;
import services.andreas.events.extract.sections.EventClaim;
import services.andreas.events.extract.sections.Passages.Passage;
import services.andreas.events.text.Text;
import services.andreas.events.words.WordLists;

/**
 * One event of an answer, unchecked.
 *
 * @param json as in schemas/events.schema.json
 */
public record StatedEvent(JsonNode json) {
    /** Members that say how to read the others. */
    static final Set<String> HINTS =
            Set.of(
                    "repetition",
                    "duration_minutes",
                    "weekday",
                    "zone_words",
                    "title_quote",
                    "date_quote",
                    "place_quote");

    /** No name, place or quotation is longer. */
    private static final int MAX_CHARS = 1_000;

    private static final int MAX_PROSE = 8_000;

    public String text(Field<?> field) {
        return text(field.name());
    }

    /** Returns null for a member that says nothing. */
    public String text(String name) {
        int most = name.equals("description") ? MAX_PROSE : MAX_CHARS;
        String text = Text.cut(json.path(name).asText("").strip(), most);
        return text.isEmpty() || text.equals("null") ? null : text;
    }

    List<String> texts(Field<?> field) {
        List<String> texts = new ArrayList<>();
        json.path(field.name()).forEach(text -> texts.add(text.asText().strip()));
        texts.removeIf(String::isEmpty);
        return texts.stream().distinct().toList();
    }

    boolean is(Field<?> field) {
        return json.path(field.name()).asBoolean();
    }

    /**
     * @param place as far as the mail names it
     */
    StatedTimes times(String place) {
        JsonNode minutes = json.path("duration_minutes");
        return new StatedTimes(
                text(Field.START_TIME),
                text(Field.END_TIME),
                minutes.isNumber() ? minutes.asInt() : null,
                is(Field.ALL_DAY),
                text(Field.TIMEZONE),
                text("zone_words"),
                text("weekday"),
                text("date_quote"),
                place);
    }

    /** Where the mail says what is said of the event. */
    EventClaim claim(MailText mail, WordLists.States states) {
        Map<String, List<Passage>> places = new HashMap<>();
        String quote = text("date_quote");
        put(places, "date", mail.passages().of(quote));
        String place = text("place_quote") == null ? text(Field.LOCATION) : text("place_quote");
        put(places, "place", mail.passages().of(place));
        String link = text(Field.SOURCE_URL);
        put(places, "link", link == null ? List.of() : mail.passages().of(mail.links().of(link)));
        Quote quoted = Quote.of(quote, mail);
        List<Passage> days = new ArrayList<>(mail.placesOfDay(text(Field.START_TIME)));
        days.addAll(mail.placesOfDay(text(Field.END_TIME)));
        put(places, "days", days);
        put(
                places,
                "day",
                quoted.days().isEmpty() ? mail.placesOfDay(text(Field.START_TIME)) : List.of());
        boolean isTimed = quoted.times().isEmpty();
        put(places, "hour", isTimed ? mail.placesOfHour(text(Field.START_TIME)) : List.of());
        put(places, "end", isTimed ? mail.placesOfHour(text(Field.END_TIME)) : List.of());
        put(places, "status", mail.placesOfAny(statusWords(states)));
        put(places, "sold_out", mail.placesOfAny(soldOutWords(states)));
        return new EventClaim(title(), places);
    }

    /** In the words of the mail; may be empty. */
    String title() {
        String title = text("title_quote") == null ? text(Field.TITLE) : text("title_quote");
        return title == null ? "" : title;
    }

    /** Words of which a mail must have one for its state to count; none where all is as usual. */
    List<String> statusWords(WordLists.States states) {
        return switch (Objects.requireNonNullElse(text(Field.STATUS), "")) {
            case "cancelled" -> both(states.cancelled(), states.cancelledInText());
            case "confirmed" -> states.confirmed();
            case "tentative" -> both(states.tentative(), states.moved());
            default -> List.of();
        };
    }

    /** The same for tickets that are gone. */
    List<String> soldOutWords(WordLists.States states) {
        return is(Field.SOLD_OUT) ? both(states.soldOut(), states.soldOutInText()) : List.of();
    }

    private static List<String> both(List<String> words, List<String> more) {
        return Stream.concat(words.stream(), more.stream()).toList();
    }

    private static void put(
            Map<String, List<Passage>> places, String kind, List<Passage> passages) {
        if (!passages.isEmpty()) {
            places.put(kind, passages);
        }
    }

    /** How it repeats itself; null when it does not. */
    StatedRule rule() {
        return StatedRule.of(json.path("repetition"));
    }

    /** Members that operators have added to the schema. */
    Map<Field<?>, String> others() {
        Map<Field<?>, String> others = new LinkedHashMap<>();
        json.fieldNames()
                .forEachRemaining(
                        name -> {
                            Field<?> field = Field.named(name);
                            if (field.role() == Field.Role.ADDED && !HINTS.contains(name)) {
                                others.put(field, text(name));
                            }
                        });
        return others;
    }
}
