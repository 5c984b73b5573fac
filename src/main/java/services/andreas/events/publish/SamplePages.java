package services.andreas.events.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import services.andreas.events.listing.CalendarFile;
import services.andreas.events.listing.EventSearch;
import services.andreas.events.listing.ListedEvent;
import services.andreas.events.listing.SchemaOrg;
import services.andreas.events.listing.Seen;
import services.andreas.events.publish.Pages.PageException;
import services.andreas.events.publish.SeenCalendar.Shown;

/**
 * Fills in templates with sample events: one of which all is known, and one of which nothing is.
 */
public final class SamplePages {
    private static final Instant START = Instant.parse("2026-12-05T19:00:00Z");

    private static final ListedEvent FULL =
            new ListedEvent(
                    "3f1c",
                    "Jazz at the Mill",
                    START,
                    START.plusSeconds(7200),
                    false,
                    ZoneId.of("Europe/Zurich"),
                    "Doors open at seven.",
                    "The Old Mill, Zurich",
                    "music",
                    List.of("jazz"),
                    "The Old Mill",
                    "https://oldmill.example/",
                    "https://oldmill.example/jazz",
                    "confirmed",
                    true,
                    1,
                    START,
                    "The Old Mill",
                    "oldmill.example",
                    START,
                    false,
                    "programme.pdf, page 2",
                    "time zone not known",
                    false,
                    false,
                    List.of(),
                    Map.of("title", "json-ld"));

    private static final ListedEvent BARE =
            new ListedEvent(
                    "77aa",
                    "Fair",
                    START,
                    null,
                    true,
                    ZoneOffset.UTC,
                    "",
                    "",
                    "",
                    List.of(),
                    "",
                    "",
                    "",
                    "cancelled",
                    false,
                    0,
                    START,
                    "",
                    "",
                    null,
                    null,
                    "",
                    "",
                    false,
                    false,
                    List.of(),
                    Map.of());

    private static final PublishRules RULES =
            new PublishRules(
                    PublishRules.Which.ALL,
                    new PublishRules.Waits(true, true, List.of()),
                    "Events",
                    new PublishRules.Days(30, 548),
                    1000,
                    50);

    private SamplePages() {}

    /** Changes with what this program makes of events, whatever operators edit. */
    static String program() {
        return Program.VERSION;
    }

    private static final class Program {
        private static final String VERSION = PublishedFiles.version(made());

        private static byte[] made() {
            try {
                ByteArrayOutputStream made = new ByteArrayOutputStream();
                CalendarFile calendar = new CalendarFile(made);
                calendar.add(FULL);
                calendar.add(BARE);
                calendar.cancel(new Seen("3f1c", 1, START, START, null, "Jazz", "", "", true));
                for (ListedEvent event : List.of(FULL, BARE)) {
                    made.writeBytes(SchemaOrg.of(event).getBytes(StandardCharsets.UTF_8));
                }
                Pages pages = new Pages("classpath:");
                for (PageFiles.Page page : published("https://calendar.example/").toList()) {
                    made.writeBytes(pages.render(page.template(), page.values().get()));
                }
                return made.toByteArray();
            } catch (IOException | PageException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Stream<PageFiles.Page> published(String address) {
        List<Feeds.Calendar> feeds = List.of(Feeds.Calendar.ofAll("Events"));
        List<Shown> events =
                Stream.of(BARE, FULL).map(one -> new Shown(one, "", "", true)).toList();
        return new PageFiles(RULES, events, feeds, address).all(START);
    }

    /** The first problem of each template. */
    public static List<PageException> problems(
            Pages pages, List<Map<String, Object>> reviews, Map<String, String> last) {
        List<ListedEvent> events = List.of(BARE, FULL);
        List<PageException> problems = new ArrayList<>();
        for (String address : List.of("", "https://calendar.example/")) {
            published(address).forEach(page -> add(pages, page, problems));
        }
        List<Map<String, Object>> live = new ArrayList<>();
        live.add(Map.of("reviews", List.of(), "more", false, "done", ""));
        live.add(Map.of("reviews", reviews, "more", true, "done", "Approved", "last", last));
        for (Map<String, Object> values : live) {
            add(pages, live("review.ftlh", values), problems);
        }
        for (String month : List.of("", "2026-12", "2027-01")) {
            EventSearch search = new EventSearch(List.of(), "", "", month);
            Map<String, Object> values = new SearchPage(search, events, RULES).values("", START, 1);
            add(pages, live("index.ftlh", values), problems);
        }
        add(pages, live("refused.ftlh", Map.of("why", "Not now.", "queue", "/")), problems);
        for (Map<String, Object> review : reviews) {
            Map<String, Object> event = new PageValues(RULES).page(FULL);
            add(pages, live("event.ftlh", Map.of("event", event, "review", review)), problems);
        }
        return problems;
    }

    private static PageFiles.Page live(String template, Map<String, Object> values) {
        return new PageFiles.Page("", template, () -> LivePages.shared(values, "Events"), "");
    }

    private static void add(Pages pages, PageFiles.Page page, List<PageException> problems) {
        try {
            pages.render(page.template(), page.values().get());
        } catch (PageException e) {
            boolean known =
                    problems.stream()
                            .anyMatch(
                                    other ->
                                            other.file().equals(e.file())
                                                    && other.line() == e.line());
            if (!known) {
                problems.add(e);
            }
        }
    }
}
