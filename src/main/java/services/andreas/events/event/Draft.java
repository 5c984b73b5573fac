package services.andreas.events.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An event in the making: the members that one source knows, and which source told each. */
public final class Draft {
    private static final String SOURCES = "sources";
    private static final String QUOTES = "quotes";
    private static final List<String> TIMES =
            List.of("start_time", "end_time", "all_day", "timezone", "recurrence_id");

    /** Members that speak about others. */
    private static final List<String> ABOUT =
            List.of(SOURCES, QUOTES, "needs_review", "model", "prompt");

    private final Map<String, Object> event = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final String source;

    /**
     * @param source what tells the members, as {@code sources} names it
     */
    public Draft(String source) {
        this.source = source;
    }

    /** A missing value is a missing member: indexes are sparse, and NULL cannot be a key. */
    public Draft put(String name, Object value) {
        return put(name, value, source);
    }

    public Draft put(String name, Object value, String source) {
        if (value != null && !value.equals("") && !value.equals(List.of())) {
            event.put(name, value);
            sources.put(name, source);
        }
        return this;
    }

    /** Says why a person should look at the event, beside what has been said of it. */
    public Draft doubt(String reason) {
        if (reason != null) {
            event.merge("needs_review", reason, (a, b) -> a.equals(b) ? a : a + "; " + b);
        }
        return this;
    }

    public Object get(String name) {
        return event.get(name);
    }

    public Map<String, Object> event() {
        event.put(SOURCES, sources);
        return event;
    }

    /**
     * Adds what another source tells of the same event, where this one says nothing.
     *
     * @param event of {@link #event}
     */
    public static void complete(Map<String, Object> event, Map<String, Object> other) {
        List<String> added = new ArrayList<>();
        // the times of an event go together
        boolean takesTimes = !event.containsKey("start_time");
        for (Map.Entry<String, Object> member : other.entrySet()) {
            boolean isTime = TIMES.contains(member.getKey());
            boolean fits = !isTime || takesTimes || isOwnEnd(event, member);
            if (!ABOUT.contains(member.getKey()) && !event.containsKey(member.getKey()) && fits) {
                event.put(member.getKey(), member.getValue());
                added.add(member.getKey());
            }
        }
        if (added.isEmpty()) {
            return;
        }
        copy(event, other, SOURCES, added);
        copy(event, other, QUOTES, added);
        for (String name : List.of("model", "prompt")) {
            if (other.containsKey(name)) {
                event.put(name, other.get(name));
            }
        }
    }

    /** Takes over what the other event says about these of its members. */
    private static void copy(
            Map<String, Object> event,
            Map<String, Object> other,
            String about,
            List<String> names) {
        Map<String, String> all = new LinkedHashMap<>(texts(event, about));
        texts(other, about)
                .forEach(
                        (name, text) -> {
                            if (names.contains(name)) {
                                all.put(name, text);
                            }
                        });
        if (!all.isEmpty()) {
            event.put(about, all);
        }
    }

    private static boolean isOwnEnd(Map<String, Object> event, Map.Entry<String, Object> member) {
        return member.getKey().equals("end_time")
                && member.getValue().toString().compareTo(event.get("start_time").toString()) > 0
                && !Boolean.TRUE.equals(event.get("all_day"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(Map<String, Object> event, String name) {
        return (Map<String, String>) event.getOrDefault(name, Map.of());
    }
}
