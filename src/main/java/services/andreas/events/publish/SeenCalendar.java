package services.andreas.events.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
import org.jspecify.annotations.Nullable;
import services.andreas.events.listing.CalendarFile;
import services.andreas.events.listing.ListedEvent;
import services.andreas.events.listing.Seen;

/**
 * One calendar, as its readers come to see it: each change arrives once, with a higher SEQUENCE,
 * and an event that is no longer published arrives as cancelled.
 */
final class SeenCalendar {
    private final Feeds.Calendar feed;
    private final Map<String, Seen> before;
    private final List<ListedEvent> events = new ArrayList<>();
    private final Map<String, Seen> now = new LinkedHashMap<>();
    private final List<Seen> gone = new ArrayList<>();

    /**
     * What is published of an event.
     *
     * @param version changes with the event, and with what this program makes of it
     * @param hash of what calendars say of it, but for number and date
     * @param isNew whether the version is another than before
     */
    record Shown(ListedEvent event, String version, String hash, boolean isNew) {
        /**
         * @param before what readers of the calendar of all have seen
         */
        static Shown of(ListedEvent event, @Nullable Seen before) {
            String version = PublishedFiles.version(SamplePages.program() + event);
            boolean isNew = before == null || !before.version().equals(version);
            return new Shown(event, version, isNew ? hashOf(event) : before.hash(), isNew);
        }

        /** Changes with any of these events, and with their order. */
        static String versions(List<Shown> events) {
            return events.stream().map(Shown::version).collect(Collectors.joining(" "));
        }
    }

    /**
     * @param before what its readers have seen, by id
     * @param published all events that are published, by start, then id
     * @param oldest start of an event that readers are still told of
     */
    SeenCalendar(
            Feeds.Calendar feed,
            Map<String, Seen> before,
            Collection<Shown> published,
            Instant oldest,
            Instant clock) {
        this.feed = feed;
        this.before = before;
        for (Shown shown : published) {
            ListedEvent event = shown.event();
            if (feed.has(event)) {
                events.add(event);
                now.put(event.id(), seen(shown, before.get(event.id())));
            }
        }
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
    private static Seen seen(Shown shown, @Nullable Seen before) {
        ListedEvent event = shown.event();
        boolean same = before != null && !before.gone() && before.hash().equals(shown.hash());
        if (same && before.version().equals(shown.version())) {
            return before;
        }
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
                shown.hash(),
                shown.version(),
                false);
    }

    private static String hashOf(ListedEvent event) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(1024);
        try {
            new CalendarFile(text).add(event, 0, Instant.EPOCH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PublishedFiles.version(text.toByteArray());
    }

    /** When an event last changed for its readers. */
    Instant changed(ListedEvent event) {
        return now.get(event.id()).changed();
    }

    void writeTo(OutputStream out, ZoneId zone, String address) throws IOException {
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
    void writeTo(OutputStream out, ListedEvent event, ZoneId zone) throws IOException {
        CalendarFile calendar = new CalendarFile(out);
        calendar.begin(feed.title(), zone, "");
        write(event, calendar);
        calendar.end();
    }

    /** What a calendar has beside its events. */
    String frame(ZoneId zone, String address) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        CalendarFile calendar = new CalendarFile(frame);
        calendar.begin(feed.title(), zone, address);
        calendar.end();
        return frame.toString(StandardCharsets.UTF_8);
    }

    /** Whether its readers see nothing new. */
    boolean isAsBefore() {
        return now.size() + gone.size() == before.size()
                && now.values().stream().allMatch(seen -> seen.isAs(before.get(seen.id())))
                && gone.stream().allMatch(seen -> seen.isAs(before.get(seen.id())));
    }

    /** Whether they see nothing new of an event. */
    boolean isAsBefore(ListedEvent event) {
        return now.get(event.id()).isAs(before.get(event.id()));
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
