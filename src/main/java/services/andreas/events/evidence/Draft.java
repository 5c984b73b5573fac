package services.andreas.events.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An event in the making: the members that one rung knows, and which rung told each. */
final class Draft {
    private static final String SOURCES = "sources";

    private final Map<String, Object> event = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final String rung;

    /**
     * @param rung what tells the members, as {@code sources} names it
     */
    Draft(String rung) {
        this.rung = rung;
    }

    /** A missing value is a missing member: indexes are sparse, and NULL cannot be a key. */
    Draft put(String name, Object value) {
        return put(name, value, rung);
    }

    Draft put(String name, Object value, String source) {
        if (value != null && !value.equals("") && !value.equals(List.of())) {
            event.put(name, value);
            sources.put(name, source);
        }
        return this;
    }

    /** Says why a person should look at the event, beside what has been said of it. */
    Draft doubt(String reason) {
        if (reason != null) {
            event.merge("needs_review", reason, (a, b) -> a.equals(b) ? a : a + "; " + b);
        }
        return this;
    }

    Object get(String name) {
        return event.get(name);
    }

    Map<String, Object> event() {
        event.put(SOURCES, sources);
        return event;
    }

    /**
     * Adds what another rung tells of the same event, where this one says nothing.
     *
     * @param event of {@link #event}
     */
    static void complete(Map<String, Object> event, Map<String, Object> other) {
        List<String> added = new ArrayList<>();
        // the times of an event go together
        boolean takesTimes = !event.containsKey("start_time");
        for (Map.Entry<String, Object> member : other.entrySet()) {
            boolean isTime = TIMES.contains(member.getKey());
            boolean fits = !isTime || takesTimes || isOwnEnd(event, member);
            if (!member.getKey().equals(SOURCES) && !event.containsKey(member.getKey()) && fits) {
                event.put(member.getKey(), member.getValue());
                added.add(member.getKey());
            }
        }
        Map<String, String> sources = new LinkedHashMap<>(sources(event));
        added.forEach(
                name ->
                        sources(other)
                                .computeIfPresent(
                                        name,
                                        (key, rung) -> {
                                            sources.put(name, rung);
                                            return rung;
                                        }));
        event.put(SOURCES, sources);
    }

    private static final List<String> TIMES =
            List.of("start_time", "end_time", "all_day", "timezone", "recurrence_id");

    private static boolean isOwnEnd(Map<String, Object> event, Map.Entry<String, Object> member) {
        return member.getKey().equals("end_time")
                && member.getValue().toString().compareTo(event.get("start_time").toString()) > 0
                && !Boolean.TRUE.equals(event.get("all_day"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> sources(Map<String, Object> event) {
        return (Map<String, String>) event.getOrDefault(SOURCES, Map.of());
    }
}
