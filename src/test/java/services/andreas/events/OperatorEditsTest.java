package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelLogger;
import org.apache.camel.spi.LogListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.CronExpression;
import services.andreas.events.cli.ValidateRoutesCommand;
import services.andreas.events.ledger.Tables;
import services.andreas.events.settings.Settings;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.OpenAiErrors;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.standin.Request;

/** Each edit of docs/edits.md, applied word for word to a copy, validated, and run. */
class OperatorEditsTest {
    private final Stage stage = new Stage();

    @TempDir Path folder;

    private EditedRoutes routes;

    @BeforeEach
    void export() throws IOException {
        routes = EditedRoutes.in(folder);
        stage.environment.put("ROUTES_DIR", folder.toString());
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void readsASenderWithoutALabel() throws Exception {
        edit("Read a sender without a label");
        stage.announce("Labelled", Stage.event("Concert", "2026-12-05T20:00", "Aviary"));
        mailFrom("news@club.example", "Not labelled", "Inbox");
        mailFrom("news@other.example", "Not for us", "Inbox");

        assertThat(stage.once().counters()).containsEntry("listed", 2L);
    }

    @Test
    void skipsASender() throws Exception {
        edit("Skip a sender");
        mailFrom("offers@shop.example", "Sale of the week", "Events");
        stage.announce("Concert", Stage.event("Concert", "2026-12-05T20:00", "Aviary"));

        assertThat(stage.once().counters()).containsEntry("processed", 2L);
        assertThat(stage.openAi.requests()).hasSize(1);
        assertThat(stage.events()).hasSize(1);
    }

    @Test
    void asksAnotherModelAboutOneSender() throws Exception {
        edit("Ask another model about one sender");
        stage.announce("Concert", Stage.event("Concert", "2026-12-05T20:00", "Aviary"));
        mailFrom("news@club.example", "A party", "Events");

        stage.once();

        assertThat(stage.openAi.requests())
                .extracting(request -> request.model())
                .containsExactlyInAnyOrder("gpt-6-sol", "gpt-6-luna");
    }

    @Test
    void addsAField() throws Exception {
        edit("Add a field");
        Map<String, Object> concert = new HashMap<>();
        concert.putAll(Stage.event("Concert", "2026-12-05T20:00", "Aviary"));
        concert.put("price", "CHF 25");
        stage.announce("Concert", concert);

        assertThat(stage.once().exitCode()).isZero();

        assertThat(stage.events())
                .singleElement()
                .satisfies(event -> assertThat(event.get("price").s()).isEqualTo("CHF 25"));
    }

    @Test
    void teachesItAWord() throws Exception {
        edit("Teach it a word");
        Map<String, Object> concert = new HashMap<>();
        concert.putAll(Stage.event("Concert", "2026-12-05T20:00", "Aviary"));
        concert.put("sold_out", true);
        stage.announce("Concert: no seats left", concert);

        assertThat(stage.once().exitCode()).isZero();

        assertThat(stage.events())
                .singleElement()
                .satisfies(event -> assertThat(event.get("sold_out").bool()).isTrue());
    }

    @Test
    void logsNewEventsOnce() throws Exception {
        edit("Log new events");
        Path beans = folder.resolve("routes/beans.camel.yaml");
        Files.writeString(
                beans,
                """

                    - name: heard
                      type: services.andreas.events.OperatorEditsTest$HeardLog
                """,
                StandardOpenOption.APPEND);
        HeardLog.LINES.clear();
        stage.announce("Concert", Stage.event("Concert", "2026-12-05T20:00", "Aviary"));
        stage.once();
        stage.announce("Again", Stage.event("Concert", "2026-12-05T20:00", "Aviary"));
        stage.once();

        String id = stage.events().get(0).get("id").s();
        assertThat(HeardLog.LINES)
                .filteredOn(line -> line.startsWith("New event"))
                .containsExactly("New event " + id);
    }

    /** What the routes log; Camel finds it among the beans. */
    public static final class HeardLog implements LogListener {
        private static final List<String> LINES = new CopyOnWriteArrayList<>();

        @Override
        public String onLog(Exchange exchange, CamelLogger logger, String message) {
            LINES.add(message);
            return message;
        }
    }

    @Test
    void writesToASecondTableToo() throws Exception {
        String copy = stage.table + "-copy";
        new Tables(stage.dynamoDb, copy, copy + "-ledger", true).prepare();
        edit("Write to a second table, too");
        routes.edit("routes/write-item.camel.yaml", "aws2-ddb:EventsCopy", "aws2-ddb:" + copy);
        stage.announce("Concert", Stage.event("Concert", "2026-12-05T20:00", "Aviary"));

        assertThat(stage.once().exitCode()).isZero();

        assertThat(stage.dynamoDb.scan(scan -> scan.tableName(copy)).items())
                .isEqualTo(stage.events());
    }

    @Test
    void labelsTheMail() throws Exception {
        edit("Label the mail");
        String id = stage.announce("Concert", Stage.event("Concert", "2026-12-05T20:00", "Mill"));

        assertThat(stage.once().exitCode()).isZero();

        assertThat(stage.gmail.mailbox().labels(id)).contains("Events", "Label_42");
    }

    @Test
    void pausesAtNight() throws Exception {
        edit("Pause at night");
        Settings settings = Settings.of(stage.environment);
        Main main = new Main(EventsGmailIngest.class);
        main.configure().withAutoStartup(false);
        settings.credentials().bindTo(main::bind);
        settings.properties()
                .forEach((name, value) -> main.addOverrideProperty((String) name, (String) value));
        main.start();
        try {
            Route route = main.getCamelContext().getRoute("schedule-ingest");
            CronExpression schedule =
                    new CronExpression(((QuartzEndpoint) route.getEndpoint()).getCron());
            schedule.setTimeZone(TimeZone.getTimeZone("America/New_York"));
            Instant evening = Instant.parse("2026-11-23T21:30:00-05:00");

            assertThat(schedule.getNextValidTimeAfter(Date.from(evening)))
                    .isEqualTo(Instant.parse("2026-11-24T07:00:00-05:00"));
        } finally {
            main.stop();
        }
    }

    @Test
    void changesWhatIsTriedAgain() throws Exception {
        edit("Change what is retried");
        List<String> asked = new CopyOnWriteArrayList<>();
        stage.announce("Concert", Stage.event("Concert", "2026-12-05T20:00", "Mill"));
        stage.openAi
                .faults()
                .always(
                        OpenAiStandIn.COMPLETIONS.and(
                                request -> isAbout("Concert", request) && asked.add("Concert")),
                        Fault.answer(OpenAiErrors.serverError()));

        stage.once();

        assertThat(asked).as("questions about the mail").hasSize(1);
    }

    @Test
    void changesThePrompt() throws Exception {
        edit("Change the prompt");
        stage.announce("Concert", Stage.event("Concert", "2026-12-05T20:00", "Mill"));

        stage.once();

        assertThat(stage.openAi.requests().get(0).json().toString())
                .contains("Events that take place online only are left out.");
    }

    @Test
    void keepsOnlyOneCity() throws Exception {
        edit("Keep only one city");
        Map<String, Object> nowhere =
                new HashMap<>(Stage.event("Nowhere", "2026-12-07T20:00", "Aviary"));
        nowhere.put("location", null);
        stage.announce(
                "Three concerts",
                Stage.event("Here", "2026-12-05T20:00", "Aviary, ZÜRICH"),
                Stage.event("There", "2026-12-06T20:00", "Opera, Bern"),
                nowhere);

        assertThat(stage.once().exitCode()).isZero();

        assertThat(stage.events())
                .singleElement()
                .satisfies(event -> assertThat(event.get("title").s()).isEqualTo("Here"));
    }

    @Test
    void keepsNothingOfAMailAboutOtherCities() throws Exception {
        edit("Keep only one city");
        stage.announce("Bern", Stage.event("There", "2026-12-06T20:00", "Opera, Bern"));
        mailFrom("news@club.example", "No event", "Events");

        assertThat(stage.once().counters()).containsEntry("processed", 2L);
        assertThat(stage.events()).isEmpty();
    }

    @Test
    void publishesACalendarOfItsOwn() throws Exception {
        edit("Publish a calendar of its own");
        Map<String, Object> concert = new HashMap<>(soon("Concert", "Aviary, ZÜRICH"));
        concert.put("category", "music");
        stage.announceToday("Concert", concert);
        stage.announceToday("Fair", soon("Fair", "Aviary, ZÜRICH"));

        assertThat(published("music.ics")).contains("SUMMARY:Concert").doesNotContain("Fair");
    }

    @Test
    void publishesEverything() throws Exception {
        edit("Publish everything");
        Map<String, Object> unclear = new HashMap<>(soon("Fair", "Aviary"));
        unclear.put("end_time", LocalDate.now() + "T20:00");
        stage.announceToday("Fair", unclear);

        assertThat(published("events.ics")).contains("SUMMARY:Fair", "STATUS:TENTATIVE");
    }

    @Test
    void changesAPage() throws Exception {
        edit("Change a page");
        stage.announceToday("Concert", soon("Concert", "Aviary"));

        assertThat(published("index.html")).contains("Take it with you");
    }

    /** Published events are not long ago, whenever this runs. */
    private static Map<String, Object> soon(String title, String place) {
        return Stage.event(title, LocalDate.now().plusDays(10) + "T20:00", place);
    }

    private String published(String file) throws Exception {
        stage.environment.put("PUBLISH_TO", folder.resolve("site").toString());
        assertThat(stage.once().exitCode()).isZero();
        return Files.readString(folder.resolve("site").resolve(file));
    }

    private void edit(String title) throws IOException {
        DocumentedEdit.of(title).on(routes);
        assertThat(ValidateRoutesCommand.findings(folder)).isEmpty();
    }

    private void mailFrom(String sender, String subject, String label) {
        stage.openAi.recorded().add(subject, Stage.answer());
        String raw =
                String.join(
                        "\r\n",
                        "From: News <" + sender + ">",
                        "Subject: " + subject,
                        "Date: Fri, 20 Nov 2026 10:00:00 +0100",
                        "",
                        "The text of " + subject);
        stage.gmail
                .mailbox()
                .add(
                        raw.getBytes(StandardCharsets.UTF_8),
                        Stage.FIRST_MAIL.plusSeconds(stage.gmail.mailbox().size()),
                        label);
    }

    private static boolean isAbout(String subject, Request request) {
        return new String(request.body(), StandardCharsets.UTF_8).contains(subject);
    }
}
