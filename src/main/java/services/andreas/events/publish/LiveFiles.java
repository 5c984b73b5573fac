package services.andreas.events.publish;

import com.google.common.base.Ticker;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.failure.FailureException;
import services.andreas.events.failure.Failures;
import services.andreas.events.listing.Seen;
import services.andreas.events.settings.CalendarName;

/** The same files as are published, made of the events table when they are asked for. */
public final class LiveFiles {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFiles.class);

    private static final Duration FRESH = Duration.ofSeconds(15);

    private final Publication publication;
    private final LivePages pages;
    private final Targets targets;
    private final String root;
    private final Clock clock;
    private final Ticker ticker;
    private @Nullable MemoryTarget memory;
    private @Nullable Map<String, Seen> events;
    private long made;

    /**
     * A file.
     *
     * @param etag a strong validator, with its quotes
     * @param modified when its bytes changed, as far as this process knows
     */
    public record LiveFile(byte[] bytes, String type, String etag, Instant modified) {
        static LiveFile of(String name, byte[] bytes, Instant modified) {
            String hash = Hashing.sha256().hashBytes(bytes).toString().substring(0, 32);
            return new LiveFile(bytes, MediaTypes.of(name), '"' + hash + '"', modified);
        }
    }

    /**
     * @param root {@code classpath:}, or {@code file:} and the operator's folder, with a slash at
     *     its end
     */
    public LiveFiles(
            Publication publication,
            LivePages pages,
            Targets targets,
            String root,
            Clock clock,
            Ticker ticker) {
        this.publication = publication;
        this.pages = pages;
        this.targets = targets;
        this.root = root;
        this.clock = clock;
        this.ticker = ticker;
    }

    /** Whether a secret is one of a subscriber, as the list of them is now. */
    public boolean isSubscriber(String secret) throws IOException {
        return Subscribers.load(root).know(secret);
    }

    /** Empty if there is no such file. */
    public synchronized Optional<LiveFile> file(String name) throws IOException {
        if (name.equals(Manifest.FILE)) {
            return Optional.empty();
        }
        refresh();
        Seen event = event(name);
        return event == null
                ? Optional.ofNullable(memory.file(name))
                : pages.file(event, ending(name), clock.instant())
                        .map(bytes -> LiveFile.of(name, bytes, event.changed()));
    }

    /** Whether there is such a file of an event. */
    public synchronized boolean hasEvent(String name) throws IOException {
        refresh();
        return event(name) != null;
    }

    private void refresh() throws IOException {
        if (memory == null || ticker.read() - made >= FRESH.toNanos()) {
            make();
        }
    }

    /** As readers see it whose file this is; null if it is another file, or none. */
    private @Nullable Seen event(String name) throws IOException {
        String ending = ending(name);
        if (!ending.equals(Manifest.PAGE) && !ending.equals(Manifest.CALENDAR)) {
            return null;
        }
        if (events == null) {
            events =
                    Manifest.of(memory).seen(CalendarName.OF_ALL).values().stream()
                            .filter(seen -> !seen.gone())
                            .collect(
                                    Collectors.toMap(
                                            seen -> Manifest.file(seen.id(), ""), seen -> seen));
        }
        return events.get(name.substring(0, name.length() - ending.length()));
    }

    /** From the last dot on; empty without one. */
    private static String ending(String name) {
        return name.substring(name.contains(".") ? name.lastIndexOf('.') : name.length());
    }

    /** Without what subscribers have seen, they would not learn of what is gone. */
    private byte @Nullable [] seen() {
        try {
            return targets.seen();
        } catch (IOException e) {
            throw new FailureException(targets.failure(e));
        }
    }

    private void make() throws IOException {
        if (memory == null) {
            memory = new MemoryTarget(seen());
        }
        memory.at(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        try {
            publication.into(memory);
        } catch (FailureException e) {
            // such as a template: what could be made is there
            LOG.warn("The pages could not all be made: {}", Failures.of(e).message());
        }
        events = null;
        made = ticker.read();
    }
}
