package services.andreas.events.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.util.function.ThrowingFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.FailureException;
import services.andreas.events.listing.MailboxFeeds;
import services.andreas.events.listing.MailboxFeeds.MailboxFeed;
import services.andreas.events.listing.Seen;
import services.andreas.events.listing.StoredEvents;
import services.andreas.events.publish.SeenCalendar.Shown;
import services.andreas.events.settings.CalendarName;
import services.andreas.events.settings.PackagedFiles;

/** Publishes the calendar, its feeds and its pages, as far as they have changed. */
public final class Publication {
    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

    private final StoredEvents stored;
    private final MailboxFeeds mailboxes;
    private final DuePublications due;
    private final Targets targets;
    private final String root;
    private final String address;
    private final ZoneId zone;
    private final Clock clock;

    /**
     * What was published.
     *
     * @param changes files that were written or removed
     */
    public record Result(int events, int changes) {}

    /**
     * @param root {@code classpath:}, or {@code file:} and the operator's folder, with a slash at
     *     its end
     * @param address under which readers find what is published; empty if that is not known
     * @param zone of the calendar
     */
    public Publication(
            StoredEvents stored,
            MailboxFeeds mailboxes,
            DuePublications due,
            Targets targets,
            String root,
            String address,
            String zone,
            Clock clock) {
        this.stored = stored;
        this.mailboxes = mailboxes;
        this.due = due;
        this.targets = targets;
        this.root = root;
        this.address = address.isEmpty() || address.endsWith("/") ? address : address + "/";
        this.zone = ZoneId.of(zone);
        this.clock = clock;
    }

    /**
     * Writes what has changed since the last time; where pages cannot be written because a template
     * is wrong, the old ones stay.
     *
     * @throws FailureException if the target cannot be written to or is that of other tables, or a
     *     template is wrong
     */
    public Result publish() {
        Set<String> changed = due.take();
        Result result = null;
        try {
            result = publish(changed);
            due.done();
            LOG.info("Published {} events: {} files changed", result.events(), result.changes());
            return result;
        } catch (IOException e) {
            throw new FailureException(targets.failure(e));
        } finally {
            if (result == null) {
                due.putBack(changed);
            }
        }
    }

    private Result publish(Set<String> changed) throws IOException {
        try (Target target = targets.open()) {
            Manifest before = Manifest.of(target);
            String publisher = due.becomePublisher();
            if (!before.isOf(publisher)) {
                throw new FailureException(targets.taken());
            }
            return into(target, before, publisher, changed);
        }
    }

    /**
     * The same into another target; what is due stays due. What readers have seen there of other
     * tables counts for nothing.
     *
     * @throws FailureException if a template is wrong
     */
    Result into(Target target) throws IOException {
        Manifest before = Manifest.of(target);
        String publisher = due.publisher();
        return into(target, before.isOf(publisher) ? before : Manifest.none(), publisher, Set.of());
    }

    private Result into(
            Target target, Manifest before, @Nullable String publisher, Set<String> changed)
            throws IOException {
        PublishRules rules = rules();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant today = LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
        Instant oldest = today.minus(Duration.ofDays(rules.days().back()));
        Instant to = today.plus(Duration.ofDays(rules.days().ahead()));
        Map<String, Seen> known = before.seen(CalendarName.OF_ALL);
        List<Shown> events =
                new PublishedEvents(stored, rules)
                        .between(oldest, to, changed, known).stream()
                                .map(event -> Shown.of(event, known.get(event.id())))
                                .toList();
        List<Feeds.Calendar> all = calendars(rules.title());
        List<SeenCalendar> calendars =
                all.stream()
                        .map(
                                feed ->
                                        new SeenCalendar(
                                                feed,
                                                before.seen(feed.file()),
                                                events,
                                                oldest,
                                                now))
                        .toList();
        PublishedFiles files = new PublishedFiles(target, before, publisher);
        new FeedFiles(rules, events, calendars, zone, address).put(files);
        FailureException wrongTemplate = null;
        try {
            new PageFiles(rules, events, all, address).put(files, new Pages(root), today);
        } catch (Pages.PageException e) {
            files.keepOthers(Manifest.PAGE);
            wrongTemplate = new FailureException(e.failure());
        }
        Map<String, Collection<Seen>> seen = new TreeMap<>();
        calendars.forEach(calendar -> seen.put(calendar.file(), calendar.seen()));
        int changes = files.finish(seen);
        if (wrongTemplate != null) {
            throw wrongTemplate;
        }
        return new Result(events.size(), changes);
    }

    private PublishRules rules() {
        return read(PublishRules.FILE, PublishRules::read);
    }

    private List<Feeds.Calendar> calendars(String title) {
        Feeds feeds = read(Feeds.FILE, Feeds::read);
        List<MailboxFeed> single = mailboxes.all();
        if (feeds.clash(single.stream().map(MailboxFeed::file)).isPresent()) {
            throw wrong(Feeds.FILE);
        }
        return feeds.with(title, single);
    }

    private static FailureException wrong(String file) {
        return new FailureException(
                Failure.ofRun("publish-rules", file + " is wrong; validate-routes says where"));
    }

    private <T> T read(String file, ThrowingFunction<String, T, IOException> reader) {
        try {
            return PackagedFiles.read(root, file, reader);
        } catch (UncheckedIOException e) {
            throw wrong(file);
        }
    }
}
