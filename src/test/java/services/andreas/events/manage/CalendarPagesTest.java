package services.andreas.events.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.ledger.KnownMailboxes;
import services.andreas.events.listing.MailboxFeeds;
import services.andreas.events.listing.ReadCalendar;
import services.andreas.events.listing.StoredEvents;
import services.andreas.events.listing.StoredItems;
import services.andreas.events.publish.DuePublications;
import services.andreas.events.publish.LiveFiles;
import services.andreas.events.publish.LivePages;
import services.andreas.events.publish.Publication;
import services.andreas.events.publish.Subscribers;
import services.andreas.events.publish.Targets;
import services.andreas.events.settings.Listen;
import services.andreas.events.steps.HeldObjects;

/** The calendar, as browsers and calendars ask for it. */
class CalendarPagesTest {
    private static final LocalDate TODAY = LocalDate.now();
    private static final int EVENTS = 40;
    private static final String SECRET = Subscribers.newSecret();

    private final StoredItems items = new StoredItems();
    private final HttpClient client = HttpClient.newHttpClient();
    private ManagementServer server;
    private volatile long now;

    private String published = "";
    @TempDir Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void showsPagesThatLoadNothingFromElsewhere() throws Exception {
        open("127.0.0.1", "");
        items.put(StoredItems.event("3f1c", "<b>Jazz", soon()));

        HttpResponse<String> page = get("calendar/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("&lt;b&gt;Jazz");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'");
        HttpResponse<String> event = get("calendar/events/3f1c.html");
        assertThat(event.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(event.body()).contains("&lt;b&gt;Jazz");
        for (String missing : Set.of("x.html", ".published.json", "../metrics", "events/", "%00")) {
            assertThat(get("calendar/" + missing).statusCode()).as(missing).isEqualTo(404);
        }
        HttpRequest post =
                request("calendar/").POST(HttpRequest.BodyPublishers.ofString("x")).build();
        assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void answersACalendarThatKnowsTheNewestStateWithoutSendingItAgain() throws Exception {
        open("127.0.0.1", "");
        items.put(StoredItems.event("3f1c", "Jazz", soon()));
        HttpResponse<String> first = get("calendar/events.ics");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        String date = first.headers().firstValue("Last-Modified").orElseThrow();

        assertThat(first.headers().firstValue("Content-Type"))
                .contains("text/calendar; charset=utf-8");
        assertThat(first.headers().firstValue("Cache-Control")).contains("private, max-age=900");
        HttpResponse<String> known = get("calendar/events.ics", "If-None-Match", "\"x\", W/" + tag);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.headers().firstValue("ETag")).contains(tag);
        assertThat(known.headers().firstValue("Last-Modified")).contains(date);
        assertThat(status("If-None-Match", "\"x\"", "If-None-Match", tag)).isEqualTo(304);
        assertThat(status("If-Modified-Since", date)).isEqualTo(304);
        assertThat(status("If-Modified-Since", "Thu, 1 Jan 1970 00:00:00 GMT")).isEqualTo(200);
        assertThat(status("If-Modified-Since", "yesterday")).isEqualTo(200);
        // the tag counts, whatever the date says
        assertThat(status("If-None-Match", "\"x\"", "If-Modified-Since", date)).isEqualTo(200);

        items.put(StoredItems.event("3f1c", "Blues", soon()));
        now += 20_000_000_000L;
        HttpResponse<String> changed = get("calendar/events.ics", "If-None-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(ReadCalendar.of(changed.body()).sequence("3f1c")).isEqualTo(1);
    }

    @Test
    void keepsNoFilesOfSingleEventsAndMakesThemWhenTheyAreAskedFor() throws Exception {
        open("127.0.0.1", "");
        for (int i = 0; i < EVENTS; i++) {
            items.put(StoredItems.event("event-" + i, "Jazz " + i, soon()));
        }
        long before = HeldObjects.of(LiveFiles.LiveFile.class);

        assertThat(get("calendar/events.ics").statusCode()).isEqualTo(200);
        assertThat(HeldObjects.of(LiveFiles.LiveFile.class) - before).isBetween(1L, EVENTS / 2L);

        assertThat(get("calendar/events/event-7.html").body()).contains("Jazz 7");
        assertThat(ReadCalendar.of(get("calendar/events/event-7.ics").body()).events())
                .containsOnlyKeys("event-7");
        items.put(StoredItems.event("event-7", "Blues", soon()));
        now += 20_000_000_000L;
        assertThat(ReadCalendar.of(get("calendar/events/event-7.ics").body()).sequence("event-7"))
                .isEqualTo(ReadCalendar.of(get("calendar/events.ics").body()).sequence("event-7"))
                .isEqualTo(1);
        assertThat(get("calendar/events/event-7.html").body()).contains("Blues");
    }

    @Test
    void letsASubscriberInBySecretUntilTheyAreTakenOut() throws Exception {
        subscribers("[{name: phone, hash: " + Subscribers.hash(SECRET) + "}]");
        open("0.0.0.0", "");
        items.put(StoredItems.event("3f1c", "Jazz", soon()));

        assertThat(get("subscribed/" + SECRET + "/events.ics").statusCode()).isEqualTo(200);
        assertThat(get("subscribed/" + SECRET + "/index.html").statusCode()).isEqualTo(404);
        assertThat(get("subscribed/" + SECRET + "x/events.ics").statusCode()).isEqualTo(404);
        assertThat(get("subscribed//events.ics").statusCode()).isEqualTo(404);
        assertThat(get("calendar/events.ics").statusCode()).isEqualTo(404);
        subscribers("[]");
        assertThat(get("subscribed/" + SECRET + "/events.ics").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "'', Jazz & Waffles|Fair, ''",
        "q=jazz+waf, Jazz & Waffles, 1 event found",
        "q=JÄZZ+affles, '', 0 events found",
        "q=m%C3%BChle, Fair, 1 event found",
        "q=muhle, Fair, 1 event found",
        "q=F%C3%A2ir, Fair, 1 event found",
        "q=%E9%9F%B3%E6%A5%BD, Fair, 1 event found",
        "q=%F0%9F%8E%89, Fair, 1 event found",
        "q=%F0%9F%8E%84, '', 0 events found",
        "q=%25, '', 0 events found",
        "q=fair&fbclid, Fair, 1 event found",
        "q&&, Jazz & Waffles|Fair, ''",
        "category=music, Jazz & Waffles, 1 event found",
        "source=oldmill.example, Fair, 1 event found",
        "month=this, Jazz & Waffles|Fair, 2 events found",
        "month=this&category=market&q=fair, Fair, 1 event found",
        "month=2020-01, '', 0 events found",
        "month=%3Cscript%3E, '', 0 events found",
        "q=%3Cscript%3E&category=%22%3E, '', 0 events found",
    })
    void findsEventsByWordsCategorySenderAndMonth(String query, String titles, String line)
            throws Exception {
        open("127.0.0.1", "");
        Map<String, Object> jazz = StoredItems.event("3f1c", "Jazz & Waffles", soon());
        jazz.put("category", "music");
        jazz.put("source_domain", "jazz.example");
        items.put(jazz);
        Map<String, Object> fair = StoredItems.event("77aa", "Fair", soon());
        fair.put("category", "market");
        fair.put("location", "Alte Mühle");
        fair.put("description", "東京音楽祭 \uD83C\uDF89");
        fair.put("source_domain", "oldmill.example");
        items.put(fair);
        Map<String, Object> unclear = StoredItems.event("99", "Unclear", soon());
        unclear.put("needs_review", "no place");
        items.put(unclear);

        String page = get("calendar/?" + query.replace("this", soon().substring(0, 7))).body();

        assertThat(page).contains(line, "<b>1 waits</b>", "href=\"review\"", "<form");
        assertThat(page).doesNotContain("<script>", "\">\"");
        for (String title : List.of("Jazz & Waffles", "Fair")) {
            boolean isFound = List.of(titles.split("\\|")).contains(title);
            assertThat(page.contains("<bdi>" + title.replace("&", "&amp;") + "</bdi>"))
                    .as(title)
                    .isEqualTo(isFound);
        }
        assertThat(get("calendar/index.html?q=1&q=2").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "operator:pä:ss wörd €, 200",
        "operator:pä, 401",
        "operator, 401",
        "'', 401",
    })
    void takesAnyPasswordAndRefusesWhatIsNone(String given, int status) throws Exception {
        open("0.0.0.0", "pä:ss wörd €");
        String sent = Base64.getEncoder().encodeToString(given.getBytes(StandardCharsets.UTF_8));

        assertThat(get("calendar/", "Authorization", "Basic " + sent).statusCode())
                .isEqualTo(status);
        HttpResponse<String> broken = get("calendar/", "Authorization", "Basic !!!");
        assertThat(broken.statusCode()).isEqualTo(401);
        assertThat(broken.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void asksForThePasswordWhereOthersCanConnect() throws Exception {
        open("0.0.0.0", "open sesame");

        assertThat(get("calendar/").statusCode()).isEqualTo(401);
        assertThat(
                        get("calendar/", "Authorization", "Basic b3BlcmF0b3I6b3BlbiBzZXNhbWU=")
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersThatItFailedWhereWhatSubscribersHaveSeenCannotBeRead() throws Exception {
        Files.createDirectories(folder.resolve("site/.published.json"));
        published = folder.resolve("site").toString();
        open("127.0.0.1", "");

        assertThat(get("calendar/events.ics").statusCode()).isEqualTo(500);
    }

    private void open(String host, String password) {
        Clock clock = Clock.systemUTC();
        Targets targets = new Targets(published, "us-east-1", "");
        String root = "file:" + folder + "/";
        StoredEvents stored = new StoredEvents(items.dynamoDb, items.table, "Europe/Zurich");
        MailboxFeeds mailboxes =
                new MailboxFeeds(new KnownMailboxes(items.dynamoDb, items.ledger, clock, ""), "");
        Publication publication =
                new Publication(
                        stored,
                        mailboxes,
                        new DuePublications(items.dynamoDb, items.ledger, "", 18_000, clock),
                        targets,
                        root,
                        "",
                        "Europe/Zurich",
                        clock);
        Ticker ticker =
                new Ticker() {
                    @Override
                    public long read() {
                        return now;
                    }
                };
        Listen listen = new Listen(host, 0, Set.of(), false, password);
        server = new ManagementServer(listen);
        LivePages pages = new LivePages(stored, mailboxes, root);
        LiveFiles files = new LiveFiles(publication, pages, targets, root, clock, ticker);
        new CalendarPages(files, pages, clock).openOn(server, listen);
        server.start("The calendar is at %s");
    }

    private void subscribers(String list) throws IOException {
        Path file = folder.resolve(Subscribers.FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "subscribers: " + list);
    }

    /** Events of the past month are served, whenever this runs. */
    private static String soon() {
        return TODAY.plusDays(10) + "T19:00:00Z";
    }

    private int status(String... headers) throws Exception {
        return get("calendar/events.ics", headers).statusCode();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        int port = URI.create(server.root()).getPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + path));
    }
}
