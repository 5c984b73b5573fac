package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.app.Application;
import services.andreas.events.decisions.EventDecisions;
import services.andreas.events.ledger.Attributes;
import services.andreas.events.mail.MessageKey;
import services.andreas.events.rehearsal.EventChange;
import services.andreas.events.rehearsal.Rehearsal;
import services.andreas.events.rehearsal.RehearsalSetup;
import services.andreas.events.rehearsal.Rehearsed;
import services.andreas.events.run.MessageWatch;
import services.andreas.events.run.RunReport;
import services.andreas.events.settings.Settings;
import services.andreas.events.standin.DynamoDbProxy;
import services.andreas.events.standin.Dynoxide;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.GoogleErrors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Edits are tried on mails that are done: it shows what would change, and nothing is written. */
class RehearsalTest {
    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query");
    private static final Map<String, Map<String, Object>> MAILS =
            Map.of(
                    "Concert", concert("Concert", "2026-12-05T20:00", "Aviary, Zürich"),
                    "Again", concert("Concert", "2026-12-05T20:00", "Aviary, Zürich"),
                    "Opera night", concert("Opera night", "2026-12-06T20:00", "Opera, Bern"),
                    "Fair: no seats left", concert("Fair", "2026-12-07T20:00", "Aviary, Zürich"),
                    "Sale", concert("Sale", "2026-12-08T20:00", "Shop, Zürich"));

    private static final Stage STAGE = new Stage();
    private static final DynamoDbProxy PROXY = new DynamoDbProxy(Dynoxide.shared().endpoint());
    private static final Map<String, String> IDS = new HashMap<>();

    @TempDir Path folder;

    private EditedRoutes routes;
    private Map<String, List<Map<String, AttributeValue>>> tables;
    private long read;
    private long calls;

    private static Map<String, Object> concert(String title, String start, String place) {
        Map<String, Object> event = new HashMap<>(Stage.event(title, start, place));
        event.put("sold_out", true);
        return event;
    }

    @BeforeAll
    static void processMails() throws Exception {
        STAGE.environment.put("DYNAMODB_ENDPOINT_URL", PROXY.endpoint().toString());
        MAILS.forEach(
                (subject, event) -> {
                    String sender = subject.equals("Sale") ? "shop.example" : "oldmill.example";
                    String raw =
                            String.join(
                                    "\r\n",
                                    "From: News <news@" + sender + ">",
                                    "Subject: " + subject,
                                    "Date: Fri, 20 Nov 2026 10:00:00 +0100",
                                    "Content-Type: text/plain; charset=utf-8",
                                    "",
                                    "The text of " + subject + "\r\n" + event.values());
                    Instant date = Stage.FIRST_MAIL.plusSeconds(STAGE.gmail.mailbox().size());
                    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
                    IDS.put(subject, STAGE.gmail.mailbox().add(bytes, date, "Events"));
                });
        answer(Map.of());
        assertThat(STAGE.once().exitCode()).isZero();
        assertThat(STAGE.events()).hasSize(4);
        decide();
    }

    /** A person edits one event with the command, and one in the table. */
    private static void decide() throws Exception {
        try (Application application = new Application(Settings.of(STAGE.environment))) {
            application.start();
            application.update(
                    application
                            .bean(EventDecisions.class)
                            .edit(eventId("Opera night"), "location", "Theatre, Bern", "a person"));
        }
        STAGE.dynamoDb.updateItem(
                update ->
                        update.tableName(STAGE.table)
                                .key(Map.of("id", Attributes.s(eventId("Sale"))))
                                .updateExpression("SET #location = :place")
                                .expressionAttributeNames(Map.of("#location", "location"))
                                .expressionAttributeValues(
                                        Map.of(":place", Attributes.s("Shop, Winterthur"))));
    }

    private static String eventId(String title) {
        return STAGE.events().stream()
                .filter(event -> event.get("title").s().equals(title))
                .map(event -> event.get("id").s())
                .findFirst()
                .orElseThrow();
    }

    @AfterAll
    static void close() {
        STAGE.close();
        PROXY.close();
    }

    /**
     * Lets the model answer.
     *
     * @param more members of each event
     */
    private static void answer(Map<String, Object> more) {
        MAILS.forEach(
                (subject, event) -> {
                    Map<String, Object> members = new HashMap<>(event);
                    members.putAll(more);
                    STAGE.openAi.recorded().add(subject, Stage.answer(members));
                });
    }

    @BeforeEach
    void export() throws IOException {
        routes = EditedRoutes.in(folder);
        STAGE.environment.put("ROUTES_DIR", folder.toString());
        STAGE.environment.remove("INGEST_TOKEN_BUDGET");
        answer(Map.of());
        tables = tables();
        read = reads();
        calls = PROXY.calls();
    }

    @AfterEach
    void wroteNothing() {
        assertThat(PROXY.calls() - calls).as("requests").isEqualTo(reads() - read);
        assertThat(tables()).isEqualTo(tables);
    }

    private static long reads() {
        return READS.stream().mapToLong(PROXY::calls).sum();
    }

    private static Map<String, List<Map<String, AttributeValue>>> tables() {
        return Map.of("events", STAGE.events(), "ledger", STAGE.ledger());
    }

    /**
     * Documented edits, and what they would change together.
     *
     * @param asked questions that the model is asked anew
     * @param sends that are held back
     */
    record Case(List<String> edits, long asked, List<String> changes, Map<String, Integer> sends) {
        Case(String edit, long asked, String... changes) {
            this(List.of(edit), asked, List.of(changes), Map.of());
        }

        boolean has(String edit) {
            return edits.contains(edit);
        }

        @Override
        public String toString() {
            return String.join(", ", edits);
        }
    }

    static List<Case> documentedEdits() {
        return List.of(
                new Case(
                        List.of(
                                "Read a sender without a label",
                                "Log new events",
                                "Pause at night",
                                "Change what is retried",
                                "Publish a calendar of its own",
                                "Publish everything",
                                "Change a page"),
                        0,
                        List.of(),
                        Map.of()),
                new Case("Skip a sender", 0, "VANISHES Sale"),
                new Case("Ask another model about one sender", 4),
                new Case(
                        "Add a field",
                        5,
                        "DIFFERS Concert price: '' 'CHF 25'",
                        "DIFFERS Opera night price: '' 'CHF 25'",
                        "DIFFERS Fair price: '' 'CHF 25'",
                        "DIFFERS Sale price: '' 'CHF 25'"),
                new Case(
                        List.of(
                                "Teach it a word",
                                "Write to a second table, too",
                                "Label the mail"),
                        0,
                        List.of(
                                "DIFFERS Fair needs_review: 'sold out is not in the mail' ''"
                                        + " sold_out: '' 'true'"),
                        Map.of("aws2-ddb:EventsCopy", 2, "google-mail:messages/modify", 5)),
                new Case("Change the prompt", 5),
                new Case("Keep only one city", 0, "VANISHES Opera night"));
    }

    @ParameterizedTest
    @MethodSource("documentedEdits")
    void showsWhatADocumentedEditWouldChange(Case edit) throws Exception {
        for (String title : edit.edits) {
            DocumentedEdit.of(title).on(routes);
        }
        answer(edit.has("Add a field") ? Map.of("price", "CHF 25") : Map.of());
        Path site = folder.resolve("site");
        STAGE.environment.put("PUBLISH_TO", site.toString());
        long asked = STAGE.openAi.completions();

        Rehearsed rehearsed = rehearse(20);

        assertThat(rehearsed.left()).isEmpty();
        assertThat(rehearsed.mails()).isEqualTo(MAILS.size());
        assertThat(words(rehearsed)).containsExactlyElementsOf(edit.changes);
        assertThat(rehearsed.heldBack()).isEqualTo(edit.sends);
        assertThat(rehearsed.asked())
                .isEqualTo(edit.asked)
                .isEqualTo(STAGE.openAi.completions() - asked);
        assertThat(rehearsed.tokens() > 0).isEqualTo(edit.asked > 0);
        assertThat(site).doesNotExist();
    }

    @Test
    void rehearsesEachEditThatIsDocumented() throws IOException {
        List<String> documented =
                Pattern.compile("^## (.*)$", Pattern.MULTILINE)
                        .matcher(Files.readString(Path.of("docs/edits.md")))
                        .results()
                        .map(heading -> heading.group(1))
                        .filter(heading -> !heading.equals("Try it first"))
                        .toList();

        assertThat(documentedEdits())
                .flatExtracting(Case::edits)
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void namesMailsThatAreGoneAndThoseThatNobodyKnows() throws Exception {
        String gone = IDS.get("Concert");
        STAGE.gmail.faults().next(GmailStandIn.get(gone), Fault.answer(GoogleErrors.notFound()));

        Rehearsed rehearsed =
                rehearse(rehearsal -> rehearsal.of(keys(gone, IDS.get("Sale"), "unknown")));

        assertThat(rehearsed.left().keySet()).containsExactly(gone, "unknown");
        assertThat(rehearsed.mails()).isOne();
        assertThat(words(rehearsed)).isEmpty();
        assertThat(rehearsed.report().exitCode()).isOne();
    }

    @Test
    void saysWhyAnEditFailsAndStartsNothingThatWaitsForMore() throws Exception {
        routes.edit(
                "routes/extract-events.camel.yaml",
                "        - bean:\n            id: read-json-ld",
                "        - setBody:\n            simple: ${variable.mail.nothing}\n"
                        + "        - bean:\n            id: read-json-ld");
        Files.writeString(
                folder.resolve("routes/tick.camel.yaml"),
                """
                - route:
                    id: tick
                    description: Runs each second
                    routeConfigurationId: no-retry
                    from:
                      uri: quartz:tick
                      parameters:
                        cron: "* * * * * ?"
                      steps:
                        - to:
                            id: send-tick
                            uri: aws2-ddb:Ticks
                """);

        Rehearsed rehearsed = rehearse(2);

        assertThat(rehearsed.left()).hasSize(2);
        assertThat(rehearsed.left().values()).allSatisfy(why -> assertThat(why).isNotBlank());
        assertThat(words(rehearsed)).isEmpty();
        assertThat(rehearsed.report().exitCode()).isOne();
    }

    @Test
    void noticesAnEditThatLoops() throws Exception {
        routes.edit(
                "routes/beans.camel.yaml",
                "type: com.google.common.base.Ticker\n      factoryMethod: systemTicker",
                "type: services.andreas.events.RehearsalTest$FastTicker");
        routes.edit(
                "routes/extract-events.camel.yaml",
                "        - bean:\n            id: read-json-ld",
                String.join(
                        "\n",
                        "        - loop:",
                        "            doWhile: true",
                        "            method:",
                        "              ref: loop",
                        "              method: goesOn",
                        "            steps:",
                        "              - bean:",
                        "                  ref: loop",
                        "                  method: goesOn",
                        "        - bean:",
                        "            id: read-json-ld"));

        Files.writeString(
                folder.resolve("routes/beans.camel.yaml"),
                "\n    - name: loop\n      type: services.andreas.events.RehearsalTest$Loop\n",
                StandardOpenOption.APPEND);

        Rehearsed rehearsed = rehearse(1);

        assertThat(rehearsed.left()).hasSize(1);
        assertThat(words(rehearsed)).isEmpty();
        assertThat(rehearsed.report().exitCode()).isEqualTo(RunReport.HANGS);
    }

    /** Goes on until nothing else does; the command would end the process then. */
    public static final class Loop {
        private static volatile boolean standstill;

        /** Takes no notice of an interrupt. */
        public boolean goesOn() {
            Uninterruptibles.sleepUninterruptibly(Duration.ofMillis(10));
            Thread.interrupted();
            return !standstill;
        }
    }

    /** Its seconds are milliseconds. */
    public static final class FastTicker extends Ticker {
        @Override
        public long read() {
            return System.nanoTime() * 1_000;
        }
    }

    @Test
    void keepsToTheTokenBudget() throws Exception {
        DocumentedEdit.of("Change the prompt").on(routes);
        STAGE.environment.put("INGEST_TOKEN_BUDGET", "3000");

        Rehearsed rehearsed = rehearse(20);

        assertThat(rehearsed.mails()).isBetween(1, MAILS.size() - 1);
        assertThat(rehearsed.tokens()).isBetween(1L, 3000L);
        assertThat(rehearsed.left().values())
                .allSatisfy(why -> assertThat(why).isIn("token-budget", "not tried"));
        assertThat(rehearsed.report().exitCode()).isOne();
    }

    private static String mailbox() {
        return MessageKey.mailbox(STAGE.gmail.address());
    }

    private static List<String> keys(String... ids) {
        return Stream.of(ids).map(STAGE::key).toList();
    }

    private static Rehearsed rehearse(int last) throws Exception {
        return rehearse(rehearsal -> rehearsal.of(rehearsal.last(last, mailbox())));
    }

    private interface Rehearsing {
        Rehearsed of(Rehearsal rehearsal) throws Exception;
    }

    private static Rehearsed rehearse(Rehearsing rehearsing) throws Exception {
        Settings settings = Settings.of(STAGE.environment);
        RehearsalSetup setup = new RehearsalSetup(settings);
        try (Application application = new Application(settings, setup)) {
            application.start();
            application.bean(MessageWatch.class).onStandstill(() -> Loop.standstill = true);
            assertThat(setup.context().getRoutes())
                    .filteredOn(
                            route -> !route.getEndpoint().getEndpointUri().startsWith("direct:"))
                    .extracting(Route::getRouteId)
                    .allSatisfy(
                            id ->
                                    assertThat(
                                                    setup.context()
                                                            .getRouteController()
                                                            .getRouteStatus(id)
                                                            .isStarted())
                                            .as(id)
                                            .isFalse());
            return rehearsing.of(new Rehearsal(setup));
        }
    }

    private static List<String> words(Rehearsed rehearsed) {
        List<String> words = new ArrayList<>();
        for (EventChange change : rehearsed.changes()) {
            String fields =
                    change.fields().stream()
                            .map(
                                    field ->
                                            " %s: '%s' '%s'"
                                                    .formatted(
                                                            field.name(),
                                                            field.before(),
                                                            field.after()))
                            .collect(Collectors.joining());
            words.add(change.kind() + " " + change.title() + fields);
        }
        return words;
    }
}
