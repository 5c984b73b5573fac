package services.andreas.events.extract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import services.andreas.events.event.Draft;
import services.andreas.events.text.Folded;

/** Unites what two sources tell: of the same event, the earlier source's members stay. */
public final class Union {
    /** Two titles of which so many words are the same mean the same event at the same time. */
    private static final double ALIKE = 0.6;

    /** Every text is compared with every other one. */
    private final Map<String, String> folded = new HashMap<>();

    private Union() {}

    /** Returns the known events, completed, and those that only the other source tells. */
    public static List<Map<String, Object>> of(
            List<Map<String, Object>> known, List<Map<String, Object>> told) {
        Union union = new Union();
        List<Map<String, Object>> all = new ArrayList<>(known);
        for (Map<String, Object> event : told) {
            Map<String, Object> same = union.find(event, known, all);
            if (same == null) {
                all.add(event);
            } else {
                Draft.complete(same, event);
            }
        }
        return all;
    }

    private Map<String, Object> find(
            Map<String, Object> event,
            List<Map<String, Object>> known,
            List<Map<String, Object>> all) {
        for (Map<String, Object> other : all) {
            if (isSame(event, other)) {
                return other;
            }
        }
        return known.stream().filter(other -> isAlike(event, other)).findFirst().orElse(null);
    }

    /** The same event told twice in the same words. */
    private boolean isSame(Map<String, Object> a, Map<String, Object> b) {
        if (a.containsKey("uid") && b.containsKey("uid")) {
            return a.get("uid").equals(b.get("uid"))
                    && text(a, "recurrence_id").equals(text(b, "recurrence_id"))
                    && text(a, "start_time").equals(text(b, "start_time"));
        }
        if (!text(a, "start_time").equals(text(b, "start_time"))
                || !folded(a, "title").equals(folded(b, "title"))) {
            return false;
        }
        return !a.containsKey("location")
                || !b.containsKey("location")
                || folded(a, "location").equals(folded(b, "location"));
    }

    /** The same event in the words of two tellers. */
    static boolean isAlike(Map<String, Object> a, Map<String, Object> b) {
        if (a.containsKey("uid") && b.containsKey("uid")) {
            return false;
        }
        return isAtTheSameTime(a, b) && areAlike(text(a, "title"), text(b, "title"));
    }

    private static boolean isAtTheSameTime(Map<String, Object> a, Map<String, Object> b) {
        String one = text(a, "start_time");
        String other = text(b, "start_time");
        if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
            return true;
        }
        boolean isDay =
                Boolean.TRUE.equals(a.get("all_day")) || Boolean.TRUE.equals(b.get("all_day"));
        return isDay && day(a).equals(day(b));
    }

    private static LocalDate day(Map<String, Object> event) {
        return Instant.parse(text(event, "start_time"))
                .atZone(ZoneId.of((String) event.getOrDefault("timezone", "UTC")))
                .toLocalDate();
    }

    /** Whether one title holds the other one, or both have most words in common. */
    static boolean areAlike(String a, String b) {
        Set<String> one = new HashSet<>(Folded.words(a));
        Set<String> other = new HashSet<>(Folded.words(b));
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        int smaller = Math.min(one.size(), other.size());
        int all = one.size() + other.size() - both.size();
        return both.size() == smaller || both.size() >= ALIKE * all;
    }

    private String folded(Map<String, Object> event, String name) {
        return folded.computeIfAbsent(text(event, name), Folded::of);
    }

    private static String text(Map<String, Object> event, String name) {
        return (String) event.getOrDefault(name, "");
    }
}
