package services.andreas.events.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.RoutesCopy;
import services.andreas.events.Stage;
import services.andreas.events.manage.ManagementServer;
import services.andreas.events.publish.Subscribers;
import services.andreas.events.settings.Listen;
import services.andreas.events.settings.Settings;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Deciding about events in a browser: what it shows, sends, and is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewPagesTest {
    private static final String HOSTILE = "Fair \"><script>alert(1)</script>";
    private static final LocalDate TODAY = LocalDate.now();
    private static final String SECRET = Subscribers.newSecret();
    private static final String PASSWORD = "Basic b3BlcmF0b3I6b3BlbiBzZXNhbWU=";
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");

    private final Stage stage = new Stage();
    private final HttpClient client = HttpClient.newHttpClient();
    private Application application;
    private ManagementServer server;
    private Path published;
    private String reminder;
    private String fair;
    private String concert;

    @BeforeAll
    void announce(@TempDir Path folder) throws Exception {
        Map<String, Object> unclear =
                new HashMap<>(Stage.event(HOSTILE, day(20) + "T10:00", "Hall"));
        unclear.put("end_time", day(1) + "T20:00");
        stage.announceToday("Fair", unclear);
        stage.announceToday("Concert", Stage.event("Concert", day(30) + "T20:00", "Church"));
        reminder =
                stage.announceToday(
                        "Reminder", Stage.event("Concert", day(30) + "T20:00", "Church"));
        published = folder.resolve("published");
        stage.environment.put("PUBLISH_TO", published.toString());
        Path own = RoutesCopy.unchanged("review");
        stage.environment.put("ROUTES_DIR", own.toString());
        Files.createDirectories(own.resolve("rules"));
        Files.writeString(
                own.resolve(Subscribers.FILE),
                "subscribers: [{name: phone, hash: " + Subscribers.hash(SECRET) + "}]");
        stage.once();
        application = new Application(Settings.of(stage.environment));
        application.start();
        fair = id(HOSTILE);
        concert = id("Concert");
    }

    @BeforeEach
    void open() {
        open("127.0.0.1", "");
    }

    private void open(String host, String password) {
        Listen listen = new Listen(host, 0, Set.of(), false, password);
        server = new ManagementServer(listen);
        LiveCalendar.open(application, server, listen);
        server.start("The calendar is at %s");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @AfterAll
    void end() {
        application.close();
        stage.close();
    }

    @Test
    void showsWhatWaitsAndWhatEachMailSaysAsText() throws Exception {
        HttpResponse<String> queue = get("review");

        assertThat(queue.statusCode()).isEqualTo(200);
        assertThat(queue.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "form-action 'self'");
        // with no-referrer, browsers would not say where the form is from
        assertThat(queue.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(queue.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(queue.body())
                .contains("Fair &quot;&gt;&lt;script&gt;", "end before start")
                .contains("news@mail.oldmill.example", "believed")
                .contains("<meta name=\"referrer\" content=\"same-origin\">")
                .doesNotContain("<script>", "<bdi>Concert");
        assertThat(get("review?event=" + concert).body())
                .contains("Concert", day(30) + "T20:00", "Split");
        assertThat(get("review?event=none").statusCode()).isEqualTo(404);
        assertThat(get("review?event=" + "x".repeat(3000)).statusCode()).isEqualTo(404);
        assertThat(get("review/").statusCode()).isEqualTo(404);
    }

    @Test
    void showsOnAnEventTheSameButtonsThatPublishedPagesLack() throws Exception {
        String page = "events/" + concert + ".html";

        assertThat(get(page).body())
                .contains("value=\"approve\"", "value=\"split\"", "action=\"../review\"");
        assertThat(get("events/" + fair + ".html").statusCode()).isEqualTo(404);
        assertThat(get("events/" + concert + ".ics").headers().firstValue("Content-Type"))
                .contains("text/calendar; charset=utf-8");
        assertThat(Files.readString(published.resolve(page)))
                .contains("Concert", "no-referrer")
                .doesNotContain("<form", "<button");
    }

    @Test
    void labelsEveryInput() throws Exception {
        String page = get("review").body();
        List<String> inputs =
                Pattern.compile("<(?:select|input) (?!type=\"hidden\")id=\"([^\"]+)\"")
                        .matcher(page)
                        .results()
                        .map(input -> input.group(1))
                        .toList();

        assertThat(inputs).isNotEmpty().doesNotHaveDuplicates();
        assertThat(inputs).allMatch(input -> page.contains("<label for=\"" + input + "\">"));
        assertThat(page.split("<(?:select|input) (?!type=\"hidden\")")).hasSize(inputs.size() + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "approve, , , Approved, needs_review, ",
        "reject, , , Rejected, status, rejected",
        "reject-sender, , , Rejected all events of, status, rejected",
        "edit, title, Spring Fair, Set title of, title, Spring Fair",
        "edit, location, , Set location of, location, ",
    })
    void takesADecisionAndTakesItBack(
            String decision, String field, String value, String done, String name, String after)
            throws Exception {
        AttributeValue before = item(fair).get(name);
        Map<String, String> form = form("review?event=" + fair, fair, decision);
        form.put("field", String.valueOf(field));
        form.put("value", value == null ? "" : value);

        assertThat(line(post(form))).startsWith(done);
        AttributeValue now = item(fair).get(name);
        assertThat(now == null ? null : now.s()).isEqualTo(after);
        assertThat(line(post(form("review", "", "undo")))).startsWith("Undid");
        assertThat(item(fair).get(name)).isEqualTo(before);
    }

    @Test
    void splitsAMessageFromAnEventAndMergesItAgain() throws Exception {
        Map<String, String> split = form("review?event=" + concert, concert, "split");
        split.put("message", reminder);
        assertThat(line(post(split))).isEqualTo("Split a message from Concert");
        String other =
                stage.events().stream()
                        .map(item -> item.get("id").s())
                        .filter(id -> !id.equals(fair) && !id.equals(concert))
                        .findFirst()
                        .orElseThrow();
        assertThat(item(other)).doesNotContainKey("merged_into");

        Map<String, String> merge = form("review?event=" + concert, concert, "merge");
        merge.put("other", other);
        assertThat(line(post(merge))).isEqualTo("Merged another event into Concert");
        assertThat(item(other)).containsKey("merged_into");
        for (int taken = 2; taken > 0; taken--) {
            Map<String, String> undo = form("review?event=" + concert, concert, "undo");
            assertThat(line(post(undo))).isEqualTo("Undid a decision about Concert");
        }
        assertThat(item(other)).containsKey("merged_into");
        assertThat(form("review?event=" + concert, concert, "split")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "403, token, 0",
        "403, token, ",
        "403, event, none",
        "403, seen, 0",
        "400, do, publish",
        "400, do, ",
        "400, value, soon",
        "400, field, nothing",
    })
    void refusesAForm(int status, String name, String value) throws Exception {
        Map<String, AttributeValue> before = item(fair);
        Map<String, String> form = form("review", fair, "edit");
        form.put("field", "start_time");
        form.put("value", day(21));
        form.put(name, value == null ? "" : value);

        HttpResponse<String> refused = post(form);
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains("Not done");
        assertThat(item(fair)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "303, own, ",
        "303, own, same-origin",
        "303, , same-origin",
        "403, , ",
        "403, null, ",
        "403, null, same-origin",
        "403, http://evil.example, ",
        "403, http://evil.example, same-origin",
        "403, own, cross-site",
        "403, own, same-site",
        "403, , none",
        "403, http://127.0.0.1, ",
    })
    void asksWhereAFormIsFrom(int status, String origin, String site) throws Exception {
        Map<String, String> form = form("review", fair, "edit");
        form.put("field", "category");
        form.put("value", "fairs");
        HttpRequest.Builder request = sent(body(form));
        if (origin != null) {
            request.header("Origin", origin.equals("own") ? origin() : origin);
        }
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        assertThat(answer(request).statusCode()).isEqualTo(status);
    }

    @Test
    void refusesWhatIsNoFormOfItsOwn() throws Exception {
        String form = body(form("review", fair, "approve"));

        assertThat(posted(form + "&do=reject")).isEqualTo(400);
        assertThat(posted(form + "&x=%zz")).isEqualTo(400);
        assertThat(posted("")).isEqualTo(400);
        assertThat(posted(form + "&x=" + "x".repeat(16 * 1024))).isEqualTo(413);
        HttpRequest.Builder text =
                request("review")
                        .header("Origin", origin())
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString(form));
        assertThat(answer(text).statusCode()).isEqualTo(400);
        HttpRequest.Builder put = request("review").PUT(HttpRequest.BodyPublishers.ofString(form));
        assertThat(answer(put).statusCode()).isEqualTo(405);
        get("review?" + form);
        assertThat(item(fair)).containsKey("needs_review");
    }

    @Test
    void takesNoDecisionTwiceOrAboutWhatNobodyHasSeen() throws Exception {
        Map<String, String> first = form("review", fair, "reject");
        line(post(first));
        assertThat(post(first).statusCode()).isEqualTo(409);

        Map<String, String> undo = form("review", "", "undo");
        line(post(undo));
        assertThat(post(undo).statusCode()).isEqualTo(409);
    }

    @Test
    void saysThatTheOtherEventIsUnknown() throws Exception {
        for (String other : List.of("none", "", "x".repeat(3000))) {
            Map<String, String> merge = form("review", fair, "merge");
            merge.put("other", other);
            assertThat(post(merge).statusCode()).isEqualTo(404);
        }
        Map<String, String> same = form("review", fair, "merge");
        same.put("other", fair);
        assertThat(post(same).statusCode()).isEqualTo(400);
        Map<String, String> split = form("review?event=" + concert, concert, "split");
        split.put("message", "<b>none");
        assertThat(post(split).body()).contains("&lt;b&gt;none").doesNotContain("<b>none");
    }

    @Test
    void refusesAFormOfAnotherProcess() throws Exception {
        Map<String, String> form = form("review", fair, "approve");
        server.close();
        open("127.0.0.1", "");

        assertThat(post(form).statusCode()).isEqualTo(403);
    }

    @Test
    void letsNobodyInWithoutThePasswordWhereOthersCanConnect() throws Exception {
        String form = body(form("review", fair, "approve"));
        server.close();
        open("0.0.0.0", "");
        assertThat(get("review").statusCode()).isEqualTo(404);
        assertThat(get("events/" + concert + ".html").statusCode()).isEqualTo(404);
        assertThat(get("../subscribed/" + SECRET + "/events.ics").statusCode()).isEqualTo(200);
        for (String path : List.of("review", "calendar/review", "events/" + concert + ".html")) {
            assertThat(get("../subscribed/" + SECRET + "/" + path).statusCode()).isEqualTo(404);
        }
        server.close();
        open("0.0.0.0", "open sesame");
        assertThat(get("review").statusCode()).isEqualTo(401);
        assertThat(get("events/" + concert + ".html").statusCode()).isEqualTo(401);
        assertThat(posted(form)).isEqualTo(401);
        assertThat(get("review", "Authorization", PASSWORD).statusCode()).isEqualTo(200);
    }

    /** The form of the page that has this button. */
    private Map<String, String> form(String path, String id, String decision) throws Exception {
        String page = get(path).body();
        for (String form : page.split("</form>")) {
            Map<String, String> inputs = new LinkedHashMap<>();
            HIDDEN.matcher(form)
                    .results()
                    .forEach(input -> inputs.put(input.group(1), input.group(2)));
            if (id.equals(inputs.get("event")) && form.contains("value=\"" + decision + "\"")) {
                inputs.put("do", decision);
                return inputs;
            }
        }
        throw new AssertionError("No button " + decision + ": " + page);
    }

    private HttpResponse<String> post(Map<String, String> form) throws Exception {
        return answer(sent(body(form)).header("Origin", origin()));
    }

    private int posted(String body) throws Exception {
        return answer(sent(body).header("Origin", origin())).statusCode();
    }

    private HttpRequest.Builder sent(String body) {
        return request("review")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String body(Map<String, String> form) {
        return form.entrySet().stream()
                .map(input -> input.getKey() + "=" + encoded(input.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What the queue says after the redirect. */
    private String line(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String page = get(answer.headers().firstValue("Location").orElseThrow()).body();
        return page.replaceAll("(?s).*<p class=\"done\" role=\"status\"><bdi>(.*?)</bdi>.*", "$1");
    }

    private Map<String, AttributeValue> item(String id) {
        return stage.events().stream()
                .filter(item -> item.get("id").s().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String day(int days) {
        return TODAY.plusDays(days).toString();
    }

    private String id(String title) {
        return stage.events().stream()
                .filter(item -> item.get("title").s().equals(title))
                .findFirst()
                .orElseThrow()
                .get("id")
                .s();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return answer(request);
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin() + "/calendar/").resolve(path));
    }

    private String origin() {
        return "http://127.0.0.1:" + URI.create(server.root()).getPort();
    }
}
