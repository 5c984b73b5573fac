package services.andreas.events.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/** The recorded answers about the gold set, each with one member that lies. */
final class LyingModel {
    private static final List<String> FACTS =
            List.of("start_time", "end_time", "location", "source_url");

    /** One kind of lie about an event, of which another one is known. */
    private record Lie(String kind, BiConsumer<ObjectNode, JsonNode> tell) {}

    private static final List<Lie> LIES =
            List.of(
                    new Lie("day", (told, other) -> shift(told, 3 * 24)),
                    new Lie("day", (told, other) -> day(told, other)),
                    new Lie(
                            "day",
                            (told, other) -> {
                                day(told, other);
                                copy(told, other, "weekday");
                            }),
                    new Lie(
                            "day",
                            (told, other) -> {
                                day(told, other);
                                copy(told, other, "weekday", "date_quote");
                            }),
                    new Lie("hour", (told, other) -> shift(told, 1)),
                    new Lie("hour", (told, other) -> hour(told, other)),
                    new Lie("zone", (told, other) -> told.put("timezone", "Asia/Kolkata")),
                    new Lie("zone", (told, other) -> told.put("timezone", "America/Los_Angeles")),
                    new Lie("zone", (told, other) -> told.put("timezone", "Atlantic/Azores")),
                    new Lie("zone", (told, other) -> told.put("zone_words", "PT")),
                    new Lie("end", (told, other) -> end(told, 5)),
                    new Lie("end", (told, other) -> copy(told, other, "end_time")),
                    new Lie("place", (told, other) -> told.put("location", "Carnegie Hall")),
                    new Lie("place", (told, other) -> copy(told, other, "location", "place_quote")),
                    new Lie(
                            "link",
                            (told, other) -> told.put("source_url", "https://evil.example/a")),
                    new Lie("link", (told, other) -> copy(told, other, "source_url")),
                    new Lie("title", (told, other) -> told.put("title", "Moonlight Gala")),
                    new Lie("title", (told, other) -> copy(told, other, "title", "title_quote")));

    /**
     * @param lies by their kind
     * @param stored those that were stored as if they were true
     */
    record Result(Map<String, Integer> lies, List<String> stored) {
        int told() {
            return lies.values().stream().mapToInt(count -> count).sum();
        }
    }

    private LyingModel() {}

    static Result lie(List<GoldSet.Labelled> mails) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<String> stored = new ArrayList<>();
        for (GoldSet.Labelled mail : mails) {
            JsonNode events = mail.answer().path("events");
            if (!mail.asks(mail.deterministic())) {
                continue;
            }
            List<Map<String, Object>> honest = mail.whole(mail.answer());
            for (int i = 0; i < events.size(); i++) {
                // every third lie about every event is enough, and each kind has its turn
                for (int j = i % 3; j < LIES.size(); j += 3) {
                    Lie lie = LIES.get(j);
                    JsonNode answer = mail.answer().deepCopy();
                    ObjectNode told = (ObjectNode) answer.path("events").get(i);
                    JsonNode other = events.get((i + 1) % events.size());
                    lie.tell().accept(told, other);
                    if (answer.equals(mail.answer())) {
                        continue;
                    }
                    counts.merge(lie.kind(), 1, Integer::sum);
                    if (isBelieved(honest, mail.whole(answer))) {
                        stored.add(
                                "%s of %s in %s: %s"
                                        .formatted(
                                                lie.kind(),
                                                events.get(i).path("title").asText(),
                                                mail,
                                                difference(events.get(i), told)));
                    }
                }
            }
        }
        return new Result(counts, stored);
    }

    /** Whether something is stored unmarked that no honest answer says. */
    private static boolean isBelieved(
            List<Map<String, Object>> honest, List<Map<String, Object>> lied) {
        return lied.stream()
                .filter(event -> !event.containsKey("needs_review"))
                .anyMatch(event -> honest.stream().noneMatch(right -> agrees(event, right)));
    }

    private static boolean agrees(Map<String, Object> event, Map<String, Object> right) {
        return Objects.equals(event.get("title"), right.get("title"))
                && FACTS.stream()
                        .allMatch(
                                name ->
                                        !event.containsKey(name)
                                                || event.get(name).equals(right.get(name)));
    }

    private static String difference(JsonNode honest, JsonNode lied) {
        StringBuilder text = new StringBuilder();
        lied.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!lied.get(name).equals(honest.path(name))) {
                                text.append(name)
                                        .append('=')
                                        .append(lied.get(name).asText())
                                        .append(" not ")
                                        .append(honest.path(name).asText())
                                        .append("; ");
                            }
                        });
        return text.toString();
    }

    private static void copy(ObjectNode told, JsonNode other, String... names) {
        for (String name : names) {
            if (other.hasNonNull(name)) {
                told.set(name, other.get(name));
            }
        }
    }

    private static void day(ObjectNode told, JsonNode other) {
        String start = told.path("start_time").asText();
        String day = other.path("start_time").asText();
        if (start.length() >= 10 && day.length() >= 10) {
            told.put("start_time", day.substring(0, 10) + start.substring(10));
            told.putNull("end_time");
        }
    }

    private static void hour(ObjectNode told, JsonNode other) {
        String start = told.path("start_time").asText();
        String hour = other.path("start_time").asText();
        if (start.length() > 10 && hour.length() > 10) {
            told.put("start_time", start.substring(0, 10) + hour.substring(10));
            told.putNull("end_time");
        }
    }

    private static void shift(ObjectNode told, int hours) {
        String start = told.path("start_time").asText();
        if (start.length() > 10) {
            String year = start.substring(0, 4);
            boolean isNamed = !year.startsWith("X");
            LocalDateTime time =
                    LocalDateTime.parse((isNamed ? start : "2026" + start.substring(4)));
            String shifted = time.plusHours(hours).toString();
            told.put("start_time", isNamed ? shifted : year + shifted.substring(4));
            told.putNull("end_time");
        }
    }

    private static void end(ObjectNode told, int hours) {
        String start = told.path("start_time").asText();
        if (start.length() > 10 && !start.startsWith("X")) {
            told.put("end_time", LocalDateTime.parse(start).plusHours(hours).toString());
        }
    }
}
