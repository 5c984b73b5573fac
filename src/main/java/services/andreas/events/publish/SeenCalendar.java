package services.andreas.events.publish;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import services.andreas.events.listing.CalendarFile;
import services.andreas.events.listing.ListedEvent;
import services.andreas.events.listing.Seen;

/**
 * One calendar, as its readers come to see it: each change arrives once, with a higher SEQUENCE,
 * and an event that is no longer published arrives as cancelled.
 */
final class SeenCalendar {
    private static final int HASH_CHARS = 32;

    private final Feeds.Calendar feed;
    private final List<ListedEvent> events;
    private final Map<String, Seen> now = new LinkedHashMap<>();
    private final List<Seen> gone = new ArrayList<>();

    /**
     * @param before what its readers have seen, by id
     * @param published all events that are published, by start, then id
     * @param shown hashes of what calendars say of them, by id
     * @param oldest start of an event that readers are still told of
     */
    SeenCalendar(
            Feeds.Calendar feed,
            Map<String, Seen> before,
            Collection<ListedEvent> published,
            Map<String, String> shown,
            Instant oldest,
            Instant clock) {
        this.feed = feed;
        events = published.stream().filter(feed::has).toList();
        events.forEach(
                event ->
                        now.put(
                                event.id(),
                                seen(event, before.get(event.id()), shown.get(event.id()))));
        before.values().stream()
                .filter(seen -> !now.containsKey(seen.id()) && !seen.start().isBefore(oldest))
                .map(seen -> seen.gone(clock))
                .sorted(Comparator.comparing(Seen::start).thenComparing(Seen::id))
                .forEach(gone::add);
    }

    String file() {
        return feed.file();
    }

    String title() {
        return feed.title();
    }

    /** Where an event has changed for its readers, it gets a number that they have not seen. */
    private static Seen seen(ListedEvent event, Seen before, String hash) {
        boolean same = before != null && !before.gone() && before.hash().equals(hash);
        long sequence = event.sequence();
        Instant changed = event.changed();
        if (same) {
            sequence = before.sequence();
            changed = before.changed();
        } else if (before != null) {
            sequence = Math.max(sequence, before.sequence() + 1);
            changed = changed.isBefore(before.changed()) ? before.changed() : changed;
        }
        return new Seen(
                event.id(),
                sequence,
                changed,
                event.start(),
                event.allDay() ? event.firstDay() : null,
                event.title(),
                hash,
                false);
    }

    /** By the id of an event: of all that readers of any calendar see, but for number and date. */
    static Map<String, String> hashes(List<ListedEvent> events) {
        return events.stream().collect(Collectors.toMap(ListedEvent::id, SeenCalendar::hash));
    }

    private static String hash(ListedEvent event) {
        StringBuilder text = new StringBuilder();
        try {
            new CalendarFile(text).add(event, 0, Instant.EPOCH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Hashing.sha256()
                .hashString(text, StandardCharsets.UTF_8)
                .toString()
                .substring(0, HASH_CHARS);
    }

    /** When an event last changed for its readers. */
    Instant changed(ListedEvent event) {
        return now.get(event.id()).changed();
    }

    void writeTo(Writer out, ZoneId zone, String address) throws IOException {
        CalendarFile calendar = new CalendarFile(out);
        calendar.begin(feed.title(), zone, address);
        int cancelled = 0;
        for (ListedEvent event : events) {
            for (; cancelled < gone.size() && isBefore(gone.get(cancelled), event); cancelled++) {
                calendar.cancel(gone.get(cancelled));
            }
            write(event, calendar);
        }
        for (Seen seen : gone.subList(cancelled, gone.size())) {
            calendar.cancel(seen);
        }
        calendar.end();
    }

    private static boolean isBefore(Seen seen, ListedEvent event) {
        int order = seen.start().compareTo(event.start());
        return order < 0 || order == 0 && seen.id().compareTo(event.id()) < 0;
    }

    /** A calendar of one event, which adds it to a person's own. */
    void writeTo(Appendable out, ListedEvent event, ZoneId zone) throws IOException {
        CalendarFile calendar = new CalendarFile(out);
        calendar.begin(feed.title(), zone, "");
        write(event, calendar);
        calendar.end();
    }

    /** What a calendar has beside its events. */
    String frame(ZoneId zone, String address) throws IOException {
        StringBuilder frame = new StringBuilder();
        CalendarFile calendar = new CalendarFile(frame);
        calendar.begin(feed.title(), zone, address);
        calendar.end();
        return frame.toString();
    }

    /** Changes with what readers see of the calendar. */
    String version(ZoneId zone, String address) throws IOException {
        StringBuilder version = new StringBuilder(frame(zone, address));
        events.forEach(event -> version.append(event.id()).append(version(event)).append('\n'));
        gone.forEach(seen -> version.append(seen).append('\n'));
        return version.toString();
    }

    /** Changes with what readers see of an event. */
    String version(ListedEvent event) {
        Seen seen = now.get(event.id());
        return seen.hash() + " " + seen.sequence() + " " + seen.changed();
    }

    private void write(ListedEvent event, CalendarFile calendar) throws IOException {
        Seen seen = now.get(event.id());
        calendar.add(event, seen.sequence(), seen.changed());
    }

    /** What its readers will have seen. */
    Collection<Seen> seen() {
        List<Seen> all = new ArrayList<>(now.values());
        all.addAll(gone);
        return all;
    }
}
