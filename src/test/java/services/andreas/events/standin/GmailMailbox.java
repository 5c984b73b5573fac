package services.andreas.events.standin;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The messages that the stand-in has; it may change while it is served. */
public final class GmailMailbox {
    private final Map<String, GmailMessage> byId = new ConcurrentHashMap<>();
    private final NavigableSet<GmailMessage> newestFirst =
            new ConcurrentSkipListSet<>(GmailMessage.NEWEST_FIRST);
    private final AtomicLong changes = new AtomicLong();

    /** Adds a message and returns the id it gets: 16 hex digits that grow with time, as Gmail's. */
    public String add(byte[] raw, Instant internalDate, String... labels) {
        String id =
                Long.toHexString(
                        internalDate.toEpochMilli() << 20 | changes.incrementAndGet() & 0xfffff);
        add(id, raw, internalDate, labels);
        return id;
    }

    public void add(String id, byte[] raw, Instant internalDate, String... labels) {
        remove(id);
        Set<String> own = ConcurrentHashMap.newKeySet();
        own.addAll(Arrays.asList(labels));
        GmailMessage message =
                new GmailMessage(id, raw, internalDate, own, changes.incrementAndGet());
        byId.put(id, message);
        newestFirst.add(message);
    }

    public void remove(String id) {
        GmailMessage message = byId.remove(id);
        if (message != null) {
            newestFirst.remove(message);
        }
    }

    public void label(String id, String label) {
        byId.get(id).labels().add(label);
    }

    public Set<String> labels(String id) {
        return Set.copyOf(byId.get(id).labels());
    }

    /** Gmail's own, the one that the demo uses, and those that messages have. */
    Set<String> labels() {
        Set<String> names = new TreeSet<>(List.of("CATEGORY_UPDATES", "INBOX", "SENT", "Events"));
        byId.values().forEach(message -> names.addAll(message.labels()));
        return names;
    }

    public void unlabel(String id, String label) {
        byId.get(id).labels().remove(label);
    }

    public void clear() {
        byId.clear();
        newestFirst.clear();
    }

    public int size() {
        return byId.size();
    }

    Optional<GmailMessage> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Stream<GmailMessage> newestFirst() {
        return newestFirst.stream();
    }
}
