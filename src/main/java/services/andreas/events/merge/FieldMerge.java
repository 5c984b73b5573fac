package services.andreas.events.merge;

import java.util.Map;
import java.util.TreeMap;

/**
 * Hears one mention. Of two that differ, the one of the higher source is believed, then the newer;
 * a calendar's newer SEQUENCE comes before both. What changes an event in so many words is believed
 * whatever its source.
 */
final class FieldMerge {
    private final Mention mention;
    private final Members members;
    private final Map<String, Integer> sources;
    private final Map<String, Object> was = new TreeMap<>();

    FieldMerge(Mention mention, Members members, Map<String, Integer> sources) {
        this.mention = mention;
        this.members = members;
        this.sources = sources;
    }

    Mention mention() {
        return mention;
    }

    Object value(String name) {
        return mention.fields().get(name);
    }

    /** What is believed so far; null when it is not told. */
    BelievedValue now(String name) {
        return members.get(name);
    }

    /** Of every member that changed, what it was; empty text where it was not told. */
    Map<String, Object> was() {
        return was;
    }

    void note(String name, Object before) {
        was.put(name, before);
    }

    /**
     * Believes a value that may be believed, and notes what it was before.
     *
     * @param mayMove whether words that tell of a change are enough
     * @return whether it changed
     */
    boolean take(String name, Object value, boolean mayMove) {
        if (!isNews(name, value, mayMove)) {
            return false;
        }
        put(name, value);
        return true;
    }

    /** As {@link #take}, for what goes with another member whose change is noted. */
    void takeAlong(String name) {
        if (isNews(name, value(name), true)) {
            putAlong(name);
        }
    }

    private boolean isNews(String name, Object value, boolean mayMove) {
        BelievedValue now = now(name);
        if (value != null && now != null && value.equals(now.value())) {
            strengthen(name);
            return false;
        }
        return value != null && (now == null || mayChange(name, mayMove));
    }

    /** Believes a value, or that there is none, and notes what it was before. */
    void put(String name, Object value) {
        BelievedValue now = now(name);
        if (replace(name, value)) {
            note(name, now == null ? "" : now.value());
        }
    }

    /** As {@link #put}, for what goes with another member whose change is noted. */
    void putAlong(String name) {
        replace(name, value(name));
    }

    private boolean replace(String name, Object value) {
        BelievedValue now = now(name);
        if (now == null ? value == null : now.value().equals(value)) {
            return false;
        }
        members.replace(name, value == null ? null : held(name, value));
        return true;
    }

    /** The same from a higher source: from now on only that source may change it. */
    void strengthen(String name) {
        BelievedValue now = now(name);
        if (now != null && rank(name) > now.rank()) {
            hold(name, now.value());
        }
    }

    /** Believes a value that may come back: it does not count as a former one. */
    void hold(String name, Object value) {
        members.hold(name, held(name, value));
    }

    private BelievedValue held(String name, Object value) {
        return new BelievedValue(value, rank(name), mention);
    }

    boolean mayChange(String name, boolean mayMove) {
        BelievedValue now = now(name);
        if (isOutdated(now)) {
            return false;
        }
        if (isRevision(now)) {
            return true;
        }
        boolean moves = mayMove && (mention.moving() || name.equals("sold_out"));
        boolean stale = members.isFormer(name, value(name));
        return moves || !stale && rank(name) >= now.rank();
    }

    /** A calendar has told something newer already. */
    boolean isOutdated(BelievedValue now) {
        return mention.hasUidOf(now.mention()) && mention.sequence() < now.mention().sequence();
    }

    /** A calendar tells something newer. */
    boolean isRevision(BelievedValue now) {
        return mention.hasUidOf(now.mention()) && mention.sequence() > now.mention().sequence();
    }

    private int rank(String name) {
        return sources.getOrDefault(mention.source(name), 1);
    }
}
