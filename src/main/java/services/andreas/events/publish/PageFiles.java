package services.andreas.events.publish;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import services.andreas.events.listing.ListedEvent;
import services.andreas.events.publish.SeenCalendar.Shown;

/** The files that people read: the events to come, each month, each event. */
final class PageFiles {
    private final PublishRules rules;
    private final List<Shown> events;
    private final List<Map<String, String>> calendars;

    /** What all pages are made from, beside their events. */
    private final String common;

    /**
     * @param name of the file
     * @param values that the template is given
     * @param version says all that these values are made from
     */
    record Page(
            String name, String template, Supplier<Map<String, Object>> values, String version) {}

    /**
     * @param events by start, then id
     * @param feeds the calendars to subscribe to
     * @param address under which readers find the files, with a slash at its end; empty if that is
     *     not known
     */
    PageFiles(PublishRules rules, List<Shown> events, List<Feeds.Calendar> feeds, String address) {
        this.rules = rules;
        this.events = events;
        this.calendars = calendars(feeds, address);
        this.common = rules + " " + address + " " + titles(feeds);
    }

    private static List<String> titles(List<Feeds.Calendar> feeds) {
        return feeds.stream().map(feed -> feed.file() + " " + feed.title()).toList();
    }

    static List<Map<String, String>> calendars(List<Feeds.Calendar> feeds, String address) {
        return feeds.stream().map(feed -> calendar(feed, address)).toList();
    }

    private static Map<String, String> calendar(Feeds.Calendar feed, String address) {
        String found = address.isEmpty() ? "" : address + feed.file();
        return Map.of(
                "title", feed.title(),
                "file", feed.file(),
                "address", found,
                "webcal", found.replaceFirst("^https?:", "webcal:"));
    }

    /**
     * @param today when the first page begins
     */
    void put(PublishedFiles files, Pages templates, Instant today)
            throws IOException, Pages.PageException {
        for (String name : Pages.STATIC) {
            files.put(name, templates.file(name));
        }
        String look = SamplePages.program() + templates.version() + common;
        for (Page page : (Iterable<Page>) lists(today)::iterator) {
            String version = PublishedFiles.version(look + page.version());
            if (!files.keep(page.name(), version)) {
                byte[] bytes = render(page, templates);
                files.make(page.name(), version, out -> out.write(bytes));
            }
        }
        boolean same = files.keepsEvents(Manifest.PAGE, PublishedFiles.version(look));
        for (Shown shown : events) {
            Page page = event(shown);
            if (files.lacks(page.name(), same && !shown.isNew())) {
                byte[] bytes = render(page, templates);
                files.make(page.name(), out -> out.write(bytes));
            }
        }
    }

    /** The page of an event. */
    byte[] one(Shown shown, Pages templates) throws Pages.PageException {
        return render(event(shown), templates);
    }

    private static byte[] render(Page page, Pages templates) throws Pages.PageException {
        return templates.render(page.template(), page.values().get());
    }

    /** One after the other, as they are asked for. */
    Stream<Page> all(Instant today) {
        return Stream.concat(lists(today), events.stream().map(this::event));
    }

    /**
     * The first page, and that of each month.
     *
     * @param today when the first page begins
     */
    private Stream<Page> lists(Instant today) {
        ListPages lists = new ListPages(events(events), new PageValues(rules));
        String links =
                lists.links().stream()
                        .map(link -> link.get("page") + " " + link.get("count"))
                        .collect(Collectors.joining(" ", "", ": "));
        Map<YearMonth, List<Shown>> months =
                events.stream()
                        .collect(
                                Collectors.groupingBy(
                                        shown -> YearMonth.from(shown.event().firstDay())));
        return Stream.concat(
                Stream.of(index(lists, links, today)),
                lists.months().stream()
                        .map(
                                month ->
                                        month(
                                                month,
                                                lists,
                                                links + Shown.versions(months.get(month)))));
    }

    private static List<ListedEvent> events(List<Shown> shown) {
        return shown.stream().map(Shown::event).toList();
    }

    private Page index(ListPages lists, String links, Instant today) {
        List<Shown> upcoming =
                events.stream().filter(shown -> shown.event().isOnFrom(today)).toList();
        List<Shown> first = upcoming.subList(0, Math.min(upcoming.size(), rules.listed()));
        int more = upcoming.size() - first.size();
        return new Page(
                "index.html",
                "index.ftlh",
                () ->
                        shared(
                                Map.of(
                                        "months", lists.links(),
                                        "days", lists.days(events(first)),
                                        "more", more)),
                links + Shown.versions(first) + " " + more);
    }

    private Page month(YearMonth month, ListPages lists, String version) {
        return new Page(
                "months/" + month + ".html",
                "month.ftlh",
                () -> {
                    Map<String, Object> values = shared(lists.month(month));
                    values.put("months", lists.links());
                    return values;
                },
                version);
    }

    private Page event(Shown shown) {
        ListedEvent event = shown.event();
        return new Page(
                Manifest.file(event.id(), Manifest.PAGE),
                "event.ftlh",
                () -> shared(Map.of("event", new PageValues(rules).page(event))),
                shown.version());
    }

    /** With what every page shows. */
    private Map<String, Object> shared(Map<String, Object> own) {
        Map<String, Object> values = new HashMap<>(own);
        values.put("title", rules.title());
        values.put("calendars", calendars);
        return values;
    }
}
