package services.andreas.events.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import services.andreas.events.failure.FailureException;
import services.andreas.events.listing.EventSearch;
import services.andreas.events.listing.ListedEvent;
import services.andreas.events.listing.MailboxFeeds;
import services.andreas.events.listing.Seen;
import services.andreas.events.listing.StoredEvents;
import services.andreas.events.publish.Pages.PageException;
import services.andreas.events.publish.SeenCalendar.Shown;
import services.andreas.events.settings.PackagedFiles;

/** Pages that are never published: they are filled in for the request that asks for them. */
public final class LivePages {
    private final StoredEvents stored;
    private final MailboxFeeds mailboxes;
    private final String root;

    /**
     * @param root {@code classpath:}, or {@code file:} and the operator's folder, with a slash at
     *     its end
     */
    public LivePages(StoredEvents stored, MailboxFeeds mailboxes, String root) {
        this.stored = stored;
        this.mailboxes = mailboxes;
        this.root = root;
    }

    /** The page of an event with the forms to decide about it; empty if it has no start now. */
    public Optional<byte[]> event(String id, Map<String, Object> review) throws PageException {
        ListedEvent event = stored.of(List.of(id)).get(id);
        if (event == null) {
            return Optional.empty();
        }
        Map<String, Object> page = new PageValues(rules()).page(event);
        return Optional.of(render("event.ftlh", Map.of("event", page, "review", review)));
    }

    /**
     * A file of an event, as it is published; empty if the event is not published now.
     *
     * @param seen as readers have seen it last
     */
    Optional<byte[]> file(Seen seen, String ending, Instant now) throws IOException {
        PublishRules rules = rules();
        ListedEvent event = stored.of(List.of(seen.id())).get(seen.id());
        if (event == null || !rules.isPublished(event)) {
            return Optional.empty();
        }
        Shown shown = Shown.of(event, seen);
        List<Feeds.Calendar> feeds = feeds(rules);
        if (ending.equals(Manifest.PAGE)) {
            try {
                PageFiles pages = new PageFiles(rules, List.of(shown), feeds, "");
                return Optional.of(pages.one(shown, new Pages(root)));
            } catch (PageException e) {
                throw new FailureException(e.failure());
            }
        }
        Map<String, Seen> before = Map.of(seen.id(), seen);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new SeenCalendar(feeds.get(0), before, List.of(shown), Instant.EPOCH, now)
                .writeTo(file, event, stored.zone());
        return Optional.of(file.toByteArray());
    }

    /**
     * The list of events, with a form that narrows it.
     *
     * @param asked the inputs of that form; empty for the events to come, from the beginning of the
     *     day
     */
    public byte[] list(Map<String, String> asked, Instant now) throws PageException {
        PublishRules rules = rules();
        ZoneId zone = stored.zone();
        Instant today = LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
        Instant from = today.minus(Duration.ofDays(rules.days().back()));
        Instant to = today.plus(Duration.ofDays(rules.days().ahead()));
        List<ListedEvent> published = new ArrayList<>();
        long waiting = 0;
        try (Stream<ListedEvent> events = stored.between(from, to)) {
            for (ListedEvent event : (Iterable<ListedEvent>) events::iterator) {
                boolean waits = !event.isRejected() && rules.waits(event);
                waiting += waits && !event.start().isBefore(today) ? 1 : 0;
                if (rules.isPublished(event)) {
                    published.add(event);
                }
            }
        }
        SearchPage page = new SearchPage(EventSearch.of(asked), published, rules);
        Map<String, Object> values =
                shared(page.values(asked.getOrDefault("q", ""), today, waiting), rules.title());
        values.put("calendars", PageFiles.calendars(feeds(rules), ""));
        return new Pages(root).render("index.ftlh", values);
    }

    public byte[] render(String template, Map<String, Object> values) throws PageException {
        return new Pages(root).render(template, shared(values, rules().title()));
    }

    /** With what the layout shows. A browser says where a form is from only with this referrer. */
    static Map<String, Object> shared(Map<String, Object> own, String title) {
        Map<String, Object> values = new HashMap<>(own);
        values.put("title", title);
        values.put("calendars", List.of());
        values.put("referrer", "same-origin");
        return values;
    }

    /** Tells which events are not published, at this time, until a person approves them. */
    public Predicate<ListedEvent> waiting(Instant now) {
        PublishRules rules = rules();
        Instant to = now.plus(Duration.ofDays(rules.days().ahead()));
        return event -> !event.isRejected() && event.start().isBefore(to) && rules.waits(event);
    }

    private List<Feeds.Calendar> feeds(PublishRules rules) {
        try {
            return Feeds.read(PackagedFiles.text(root, Feeds.FILE))
                    .with(rules.title(), mailboxes.all());
        } catch (IOException e) {
            throw new UncheckedIOException(Feeds.FILE + " is wrong", e);
        }
    }

    private PublishRules rules() {
        try {
            return PublishRules.read(PackagedFiles.text(root, PublishRules.FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(PublishRules.FILE + " is wrong", e);
        }
    }
}
