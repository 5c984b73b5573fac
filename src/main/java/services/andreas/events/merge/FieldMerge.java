package services.andreas.events.merge;

import java.util.Map;
import java.util.TreeMap;
import services.andreas.events.event.Field;

/**
 * Applies one mention to the fields of an event. Of two values that differ, that of the higher
 * source is believed, then the newer; a calendar's newer SEQUENCE comes before both. A mail that
 * says explicitly that an event changed is believed whatever its source.
 */
final class FieldMerge {
    private final Mention mention;
    private final Members members;
    private final Map<String, Integer> sources;
    private final Map<Field<?>, Object> was = new TreeMap<>();

    FieldMerge(Mention mention, Members members, Map<String, Integer> sources) {
        this.mention = mention;
        this.members = members;
        this.sources = sources;
    }

    Mention mention() {
        return mention;
    }

    Object value(Field<?> field) {
        return mention.event().get(field);
    }

    /** The value believed so far; null if no mention gives one. */
    BelievedValue now(Field<?> field) {
        return members.get(field);
    }

    /** The former value of every field that changed; empty where there was none. */
    Map<Field<?>, Object> was() {
        return was;
    }

    void note(Field<?> field, Object before) {
        was.put(field, before);
    }

    /**
     * Believes a value that may be believed, and notes what it was before.
     *
     * @param mayMove whether words about a change are enough
     * @return whether it changed
     */
    boolean take(Field<?> field, Object value, boolean mayMove) {
        if (!isNews(field, value, mayMove)) {
            return false;
        }
        put(field, value);
        return true;
    }

    /** As {@link #take}, for what goes with another member whose change is noted. */
    void takeAlong(Field<?> field) {
        if (isNews(field, value(field), true)) {
            putAlong(field);
        }
    }

    private boolean isNews(Field<?> field, Object value, boolean mayMove) {
        BelievedValue now = now(field);
        if (value != null && now != null && value.equals(now.value())) {
            strengthen(field);
            return false;
        }
        return value != null && (now == null || mayChange(field, mayMove));
    }

    /** Believes a value, or that there is none, and notes what it was before. */
    void put(Field<?> field, Object value) {
        BelievedValue now = now(field);
        if (replace(field, value)) {
            note(field, now == null ? "" : now.value());
        }
    }

    /** As {@link #put}, for what goes with another member whose change is noted. */
    void putAlong(Field<?> field) {
        replace(field, value(field));
    }

    private boolean replace(Field<?> field, Object value) {
        BelievedValue now = now(field);
        if (now == null ? value == null : now.value().equals(value)) {
            return false;
        }
        members.replace(field, value == null ? null : held(field, value));
        return true;
    }

    /** The same from a higher source: from now on only that source may change it. */
    void strengthen(Field<?> field) {
        BelievedValue now = now(field);
        if (now != null && rank(field) > now.rank()) {
            hold(field, now.value());
        }
    }

    /** Believes a value that may come back: it does not count as a former one. */
    void hold(Field<?> field, Object value) {
        members.hold(field, held(field, value));
    }

    private BelievedValue held(Field<?> field, Object value) {
        return new BelievedValue(value, rank(field), mention);
    }

    boolean mayChange(Field<?> field, boolean mayMove) {
        BelievedValue now = now(field);
        if (isOutdated(now)) {
            return false;
        }
        if (isRevision(now)) {
            return true;
        }
        boolean moves = mayMove && (mention.moving() || field.equals(Field.SOLD_OUT));
        boolean stale = members.isFormer(field, value(field));
        return moves || !stale && rank(field) >= now.rank();
    }

    /** A newer version of the calendar has been applied already. */
    boolean isOutdated(BelievedValue now) {
        return mention.hasUidOf(now.mention()) && mention.sequence() < now.mention().sequence();
    }

    /** The mention is a newer version of the calendar. */
    boolean isRevision(BelievedValue now) {
        return mention.hasUidOf(now.mention()) && mention.sequence() > now.mention().sequence();
    }

    private int rank(Field<?> field) {
        return sources.getOrDefault(mention.event().source(field), 1);
    }
}
