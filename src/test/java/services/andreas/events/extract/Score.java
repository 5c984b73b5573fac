package services.andreas.events.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import services.andreas.events.text.Folded;

/** Counts, field by field, what was found of what is labelled. */
final class Score {
    /** Labels and the members of events that they stand for. */
    private static final Map<String, String> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("title", "title");
        FIELDS.put("start", "start_time");
        FIELDS.put("end", "end_time");
        FIELDS.put("place", "location");
        FIELDS.put("url", "source_url");
    }

    private final Map<String, int[]> counts = new LinkedHashMap<>();
    private final List<String> misses = new ArrayList<>();
    private int invented;

    Score() {
        FIELDS.keySet().forEach(field -> counts.put(field, new int[3]));
    }

    /** Pairs found events with labelled ones by their title and start, then by their title. */
    void add(JsonNode labels, List<Map<String, Object>> found) {
        List<Map<String, Object>> left = new ArrayList<>(found);
        for (JsonNode label : labels) {
            Map<String, Object> event =
                    left.stream()
                            .filter(candidate -> isSame("title", label, candidate))
                            .filter(candidate -> isSame("start", label, candidate))
                            .findFirst()
                            .or(
                                    () ->
                                            left.stream()
                                                    .filter(c -> isSame("title", label, c))
                                                    .findFirst())
                            .orElse(Map.of());
            left.remove(event);
            count(label, event);
        }
        invented += left.size();
        left.forEach(event -> misses.add("invented: " + event.get("title")));
        left.forEach(
                event ->
                        FIELDS.forEach(
                                (field, member) -> counts.get(field)[1] += has(event, member)));
    }

    private void count(JsonNode label, Map<String, Object> event) {
        FIELDS.forEach(
                (field, member) -> {
                    int[] count = counts.get(field);
                    // an end that nobody labelled is no mistake: days end by themselves
                    boolean isLabelled = label.has(field);
                    if (isLabelled && !isSame(field, label, event)) {
                        misses.add(
                                "%s of %s: %s, not %s"
                                        .formatted(
                                                field,
                                                label.path("title").asText(),
                                                event.get(member),
                                                label.path(field).asText()));
                    }
                    count[0] += isLabelled && isSame(field, label, event) ? 1 : 0;
                    count[1] += isLabelled ? has(event, member) : 0;
                    count[2] += isLabelled ? 1 : 0;
                });
    }

    private static int has(Map<String, Object> event, String member) {
        return event.containsKey(member) ? 1 : 0;
    }

    private static boolean isSame(String field, JsonNode label, Map<String, Object> event) {
        String told = (String) event.getOrDefault(FIELDS.get(field), "");
        return field.equals("start") || field.equals("end") || field.equals("url")
                ? told.equals(label.path(field).asText())
                : Folded.of(told).equals(Folded.of(label.path(field).asText()));
    }

    /** What was found otherwise than labelled, in words. */
    List<String> misses() {
        return misses;
    }

    /** Found events that nobody labelled. */
    int invented() {
        return invented;
    }

    double precision(String field) {
        int[] count = counts.get(field);
        return count[1] == 0 ? 1 : (double) count[0] / count[1];
    }

    double recall(String field) {
        int[] count = counts.get(field);
        return count[2] == 0 ? 1 : (double) count[0] / count[2];
    }

    double f1(String field) {
        double both = precision(field) + recall(field);
        return both == 0 ? 0 : 2 * precision(field) * recall(field) / both;
    }

    static Iterable<String> fields() {
        return FIELDS.keySet();
    }
}
