package services.andreas.events.extract.repeats;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import services.andreas.events.text.LetterCase;

/**
 * How an event repeats itself, as an answer reports it; each may be null.
 *
 * @param frequency {@code daily}, {@code weekly} or {@code monthly}
 * @param interval 2 for every second week
 * @param from first day, {@code YYYY-MM-DD}, XXXX for a year that the mail does not name
 * @param until last day, the same form
 * @param except days on which it does not take place
 * @param quote the mail's words for all that
 */
public record StatedRule(
        String frequency,
        int interval,
        Set<DayOfWeek> weekdays,
        String from,
        String until,
        List<String> except,
        String quote) {
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    /** Returns null where an answer tells of no repetition. */
    public static StatedRule of(JsonNode json) {
        if (!json.isObject() || text(json, "frequency") == null) {
            return null;
        }
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        for (String day : texts(json, "weekdays")) {
            int index = DAYS.indexOf(LetterCase.upper(day));
            if (index >= 0) {
                weekdays.add(DayOfWeek.of(index + 1));
            }
        }
        return new StatedRule(
                text(json, "frequency"),
                Math.max(1, json.path("interval").asInt(1)),
                weekdays,
                text(json, "from"),
                text(json, "until"),
                texts(json, "except"),
                text(json, "quote"));
    }

    private static String text(JsonNode json, String name) {
        String text = json.path(name).asText("").strip();
        boolean saysNothing = text.isEmpty() || text.equals("null") || text.length() > 1_000;
        return saysNothing ? null : text;
    }

    private static List<String> texts(JsonNode json, String name) {
        List<String> texts = new ArrayList<>();
        json.path(name).forEach(text -> texts.add(text.asText("").strip()));
        return texts.size() > 50 ? texts.subList(0, 50) : texts;
    }
}
