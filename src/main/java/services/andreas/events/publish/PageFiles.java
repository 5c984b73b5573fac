package services.andreas.events.publish;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import services.andreas.events.listing.ListedEvent;
import services.andreas.events.listing.PageName;

/** The files that people read: the events to come, each month, each event. */
final class PageFiles {
    private final PublishRules rules;
    private final List<ListedEvent> events;
    private final Map<String, String> versions;
    private final List<Map<String, String>> calendars;

    /** What all pages of events are made from, beside their events. */
    private final String common;

    /**
     * @param name of the file
     * @param values that the template is given
     * @param version says all that these values are made from; empty if that is not known
     */
    record Page(
            String name, String template, Supplier<Map<String, Object>> values, String version) {}

    /**
     * @param events by start, then id
     * @param versions by the id of the event, changes with it; empty where pages are not kept
     * @param feeds the calendars to subscribe to
     * @param address under which readers find the files, with a slash at its end; empty if that is
     *     not known
     */
    PageFiles(
            PublishRules rules,
            List<ListedEvent> events,
            Map<String, String> versions,
            List<Feeds.Calendar> feeds,
            String address) {
        this.rules = rules;
        this.events = events;
        this.versions = versions;
        this.calendars = calendars(feeds, address);
        this.common = PublishedFiles.hash(rules.toString() + calendars);
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
        // of templates, and of the program that fills them in
        String look = templates.version() + Arrays.toString(SamplePages.event(templates, rules));
        String version = PublishedFiles.hash(look);
        for (Page page : (Iterable<Page>) all(today)::iterator) {
            if (page.version().isEmpty()) {
                files.put(page.name(), templates.render(page.template(), page.values().get()));
                continue;
            }
            String made = PublishedFiles.hash(version + page.version());
            if (!files.keep(page.name(), made)) {
                byte[] bytes = templates.render(page.template(), page.values().get());
                files.put(page.name(), made, out -> out.write(bytes));
            }
        }
    }

    /**
     * One after the other, as they are asked for.
     *
     * @param today when the first page begins
     */
    Stream<Page> all(Instant today) {
        PageValues values = new PageValues(rules);
        ListPages lists = new ListPages(events, values);
        return Stream.of(
                        Stream.of(index(lists, today)),
                        lists.months().stream().map(month -> month(month, lists)),
                        events.stream().map(event -> event(event, values)))
                .flatMap(pages -> pages);
    }

    private Page index(ListPages lists, Instant today) {
        List<ListedEvent> upcoming =
                events.stream().filter(event -> !event.start().isBefore(today)).toList();
        List<ListedEvent> first = upcoming.subList(0, Math.min(upcoming.size(), rules.listed()));
        return new Page(
                "index.html",
                "index.ftlh",
                () ->
                        shared(
                                Map.of(
                                        "months", lists.links(),
                                        "days", lists.days(first),
                                        "more", upcoming.size() - first.size())),
                "");
    }

    private Page month(YearMonth month, ListPages lists) {
        return new Page(
                "months/" + month + ".html",
                "month.ftlh",
                () -> {
                    Map<String, Object> values = shared(lists.month(month));
                    values.put("months", lists.links());
                    return values;
                },
                "");
    }

    private Page event(ListedEvent event, PageValues values) {
        return new Page(
                "events/" + PageName.of(event.id()) + ".html",
                "event.ftlh",
                () -> shared(Map.of("event", values.page(event))),
                common + versions.get(event.id()));
    }

    /** With what every page shows. */
    private Map<String, Object> shared(Map<String, Object> own) {
        Map<String, Object> values = new HashMap<>(own);
        values.put("title", rules.title());
        values.put("calendars", calendars);
        return values;
    }
}
