package services.andreas.events.publish;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import services.andreas.events.listing.ListedEvent;
import services.andreas.events.listing.Seen;
import services.andreas.events.listing.StoredEvents;

/** The events that are published. */
record PublishedEvents(StoredEvents stored, PublishRules rules) {
    /**
     * Those of the period, and those that readers know and that now start after it.
     *
     * @param changed ids that were just written: they are read by their keys, because an index may
     *     lag behind
     * @param known what readers have seen, by id
     * @return by start, then id
     */
    List<ListedEvent> between(
            Instant from, Instant to, Set<String> changed, Map<String, Seen> known) {
        Map<String, ListedEvent> events = new HashMap<>();
        try (Stream<ListedEvent> indexed = stored.between(from, to)) {
            indexed.forEach(event -> events.put(event.id(), event));
        }
        Set<String> asked = new HashSet<>(changed);
        known.values().stream()
                .filter(seen -> !seen.gone() && !events.containsKey(seen.id()))
                .filter(seen -> !seen.start().isBefore(from))
                .forEach(seen -> asked.add(seen.id()));
        events.keySet().removeAll(asked);
        stored.of(asked).values().stream()
                .filter(event -> !event.start().isBefore(from))
                .filter(event -> event.start().isBefore(to) || known.containsKey(event.id()))
                .forEach(event -> events.put(event.id(), event));
        return events.values().stream()
                .filter(rules::isPublished)
                .sorted(Comparator.comparing(ListedEvent::start).thenComparing(ListedEvent::id))
                .toList();
    }
}
