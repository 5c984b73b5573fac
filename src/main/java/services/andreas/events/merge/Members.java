package services.andreas.events.merge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.event.Field;

/** Holds the fields of an event, the mention each comes from, and former values. */
final class Members {
    private final Map<Field<?>, BelievedValue> held = new LinkedHashMap<>();
    private final Map<Field<?>, Set<Object>> former = new HashMap<>();

    /**
     * @return null if no mention gives it
     */
    BelievedValue get(Field<?> field) {
        return held.get(field);
    }

    /** Whether a field once had this value, and has another now. */
    boolean isFormer(Field<?> field, Object value) {
        return former.containsKey(field) && former.get(field).contains(value);
    }

    void hold(Field<?> field, BelievedValue member) {
        held.put(field, member);
    }

    /**
     * @param member null to remove it
     */
    void replace(Field<?> field, BelievedValue member) {
        BelievedValue before = held.get(field);
        if (before != null) {
            former.computeIfAbsent(field, key -> new HashSet<>()).add(before.value());
        }
        if (member == null) {
            held.remove(field);
        } else {
            held.put(field, member);
        }
    }

    /** The event that they make, without what is the same for all its mentions. */
    EventBuilder event() {
        EventBuilder event = new EventBuilder();
        held.forEach(
                (field, member) ->
                        event.set(field, member.value(), member.mention().event().source(field)));
        return event;
    }

    Map<Field<?>, Mention> tellers() {
        Map<Field<?>, Mention> tellers = new TreeMap<>();
        held.forEach((field, member) -> tellers.put(field, member.mention()));
        return tellers;
    }
}
