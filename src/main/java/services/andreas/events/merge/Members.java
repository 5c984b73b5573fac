package services.andreas.events.merge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Holds the members of an event, who told them, and what they were before. */
final class Members {
    private final Map<String, BelievedValue> held = new LinkedHashMap<>();
    private final Map<String, Set<Object>> former = new HashMap<>();

    /**
     * @return null when it is not told
     */
    BelievedValue get(String name) {
        return held.get(name);
    }

    /** Whether a member once had this value and has it no more. */
    boolean isFormer(String name, Object value) {
        return former.containsKey(name) && former.get(name).contains(value);
    }

    void hold(String name, BelievedValue member) {
        held.put(name, member);
    }

    /**
     * @param member null when it is told no more
     */
    void replace(String name, BelievedValue member) {
        BelievedValue before = held.get(name);
        if (before != null) {
            former.computeIfAbsent(name, key -> new HashSet<>()).add(before.value());
        }
        if (member == null) {
            held.remove(name);
        } else {
            held.put(name, member);
        }
    }

    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        held.forEach((name, member) -> values.put(name, member.value()));
        return values;
    }

    Map<String, Mention> tellers() {
        Map<String, Mention> tellers = new TreeMap<>();
        held.forEach((name, member) -> tellers.put(name, member.mention()));
        return tellers;
    }
}
