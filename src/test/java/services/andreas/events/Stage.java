package services.andreas.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.services.gmail.model.ListMessagesResponse;
import com.google.api.services.gmail.model.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.DefaultExchange;
import services.andreas.events.app.Application;
import services.andreas.events.decisions.DueDecisions;
import services.andreas.events.failure.EndlessListException;
import services.andreas.events.gmail.GmailThreads;
import services.andreas.events.gmail.Listing;
import services.andreas.events.ledger.Claim;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.ledger.MessageClaims;
import services.andreas.events.ledger.Tables;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.MessageKey;
import services.andreas.events.mail.mime.Attachments;
import services.andreas.events.merge.Merging;
import services.andreas.events.run.IngestRun;
import services.andreas.events.run.IngestRuns;
import services.andreas.events.run.RunReport;
import services.andreas.events.settings.Settings;
import services.andreas.events.standin.Dynoxide;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.OpenAiStandIn;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All that the application talks to: stand-ins for Gmail and OpenAI, and a DynamoDB engine. */
public final class Stage implements AutoCloseable {
    public static final Instant FIRST_MAIL = Instant.parse("2026-11-20T09:00:00Z");
    public final GmailStandIn gmail = new GmailStandIn();
    public final OpenAiStandIn openAi = new OpenAiStandIn();
    public final DynamoDbClient dynamoDb = Dynoxide.shared().client();
    public final String table = "Events-" + UUID.randomUUID();
    public final Map<String, String> environment = new HashMap<>();

    /** Placeholders of routes that only tests have. */
    final Map<String, String> properties = new HashMap<>();

    public Stage() {
        environment.put("GMAIL_ROOT_URL", gmail.rootUrl().toString());
        environment.put("GMAIL_CREDENTIALS_JSON", gmail.credentialsJson());
        environment.put("OPENAI_BASE_URL", openAi.baseUrl().toString());
        environment.put("OPENAI_API_KEY", openAi.apiKey());
        environment.put("DYNAMODB_ENDPOINT_URL", Dynoxide.shared().endpoint().toString());
        environment.put("TABLE_NAME", table);
        environment.put("CREATE_TABLES", "true");
        environment.put("RETRY_DELAY", "1");
    }

    /** A labelled mail that announces these events, as far as the model can tell. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final String announce(String subject, Map<String, Object>... events) {
        return mail(subject, announced(subject, events));
    }

    /** The same in a mail of today: what lies too far ahead of its mail is not believed. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final String announceToday(String subject, Map<String, Object>... events) {
        Instant sent = Instant.now().minusSeconds(3600).plusSeconds(60L * gmail.mailbox().size());
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(sent.atOffset(ZoneOffset.UTC));
        byte[] raw = raw(subject, announced(subject, events), date);
        return gmail.mailbox().add(raw, sent, "Events");
    }

    private String announced(String subject, Map<String, Object>[] events) {
        openAi.recorded().add(subject, answer(events));
        StringBuilder text = new StringBuilder("The text of " + subject);
        for (Map<String, Object> event : events) {
            text.append("\r\n").append(event.values());
        }
        return text.toString();
    }

    /** A labelled mail, a minute younger than the one before. */
    public String mail(String subject, String text) {
        return mail(subject, text, FIRST_MAIL.plusSeconds(60L * gmail.mailbox().size()));
    }

    public String mail(String subject, String text, Instant date) {
        return gmail.mailbox().add(raw(subject, text), date, "Events");
    }

    /** A mail as Gmail has it, for whichever mailbox. */
    public static byte[] raw(String subject, String text) {
        return raw(subject, text, "Fri, 20 Nov 2026 10:00:00 +0100");
    }

    private static byte[] raw(String subject, String text, String date) {
        return String.join(
                        "\r\n",
                        "From: The Old Mill <news@mail.oldmill.example>",
                        "Subject: " + subject,
                        "Date: " + date,
                        "",
                        text)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What reading a mail of this mailbox yields. */
    public static Mail read(String subject, String text) {
        return new Mail(
                "19300000000",
                subject,
                new Mail.Sender("The Old Mill", "news@mail.oldmill.example", "oldmill.example"),
                FIRST_MAIL,
                FIRST_MAIL,
                text,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Attachments.NONE,
                List.of(),
                false,
                null);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static String answer(Map<String, Object>... events) {
        List<Map<String, Object>> whole =
                Arrays.stream(events)
                        .map(
                                event -> {
                                    Map<String, Object> members = new HashMap<>();
                                    members().forEach(name -> members.put(name, null));
                                    members.put("tags", List.of());
                                    members.putAll(event);
                                    return members;
                                })
                        .toList();
        return new ObjectMapper().valueToTree(Map.of("events", whole)).toString();
    }

    /** The members of an event that the packaged schema asks for. */
    private static List<String> members() {
        try (InputStream in = Stage.class.getResourceAsStream("/schemas/events.schema.json")) {
            List<String> members = new ArrayList<>();
            new ObjectMapper()
                    .readTree(in)
                    .at("/properties/events/items/required")
                    .forEach(name -> members.add(name.asText()));
            return members;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list of one page, newest first. */
    public static Listing listing(List<String> ids) {
        Listing listing = new Listing();
        try {
            listing.add(
                    new ListMessagesResponse()
                            .setMessages(ids.stream().map(id -> new Message().setId(id)).toList()));
        } catch (EndlessListException e) {
            throw new IllegalStateException(e);
        }
        return listing;
    }

    public static Map<String, Object> event(String title, String start, String location) {
        return Map.of("title", title, "start_time", start, "location", location);
    }

    /** One run of the production routes, as the command {@code once} makes it. */
    public RunReport once() throws Exception {
        try (Application application = new Application(Settings.of(environment))) {
            application.start();
            return application.ingest();
        }
    }

    /** Works again on messages, as the command {@code replay} does. */
    RunReport replay(String... ids) throws Exception {
        try (Application application = new Application(Settings.of(environment))) {
            application.start();
            return application.replay(List.of(ids));
        }
    }

    /**
     * Has the context of a {@code @CamelMainTest} work on this stage, with both tables and with the
     * settings that the commands would find in its environment.
     */
    public void configure(MainConfigurationProperties main) {
        new Tables(dynamoDb, table, table + "-ledger", true).prepare();
        Entrance.stage = this;
        main.setMainListenerClasses(Entrance.class.getName());
    }

    /** Camel makes it: only what it makes itself sees the context before any bean is there. */
    public static final class Entrance extends MainListenerSupport implements CamelContextAware {
        private static Stage stage;

        private CamelContext context;

        @Override
        public void beforeInitialize(BaseMainSupport main) {
            Settings settings = Settings.of(stage.environment);
            settings.properties().putAll(stage.properties);
            context.getPropertiesComponent().setOverrideProperties(settings.properties());
            settings.credentials().bindTo(context.getRegistry()::bind);
            context.getExecutorServiceManager().setThreadPoolFactory(new GmailThreads());
        }

        @Override
        public CamelContext getCamelContext() {
            return context;
        }

        @Override
        public void setCamelContext(CamelContext context) {
            this.context = context;
        }
    }

    /** An exchange that works on a message which a new run has claimed. */
    Exchange claimed(CamelContext context, String gmailId) {
        String messageId = key(gmailId);
        Exchange exchange = new DefaultExchange(context);
        IngestRun run = bean(context, "runs", IngestRuns.class).start();
        exchange.setVariable("run", run);
        exchange.setVariable("owner", run.owner());
        exchange.setVariable("messageId", messageId);
        if (!bean(context, "messageClaims", MessageClaims.class).add(exchange, messageId)) {
            throw new IllegalStateException("Message " + messageId + " is not to be had");
        }
        run.claimed(exchange.getVariable("claim", Claim.class));
        return exchange;
    }

    /** An exchange of a context without routes. */
    public static Exchange exchange() {
        Main main = new Main(EventsGmailIngest.class);
        main.setPropertyPlaceholderLocations("false");
        main.init();
        return new DefaultExchange(main.getCamelContext());
    }

    public static <T> T bean(CamelContext context, String name, Class<T> type) {
        return context.getRegistry().lookupByNameAndType(name, type);
    }

    /** As a run finds them eleven minutes from now. */
    public DueDecisions dueDecisions(CamelContext context) {
        return new DueDecisions(
                dynamoDb,
                table,
                table + "-ledger",
                bean(context, "merging", Merging.class),
                Clock.offset(Clock.systemUTC(), Duration.ofMinutes(11)));
    }

    public List<Map<String, AttributeValue>> events() {
        return dynamoDb.scanPaginator(scan -> scan.tableName(table)).items().stream().toList();
    }

    /** Those at this place, picked by the engine: a full table takes long to read. */
    public List<Map<String, AttributeValue>> eventsAt(String place) {
        return dynamoDb
                .scanPaginator(
                        scan ->
                                scan.tableName(table)
                                        .filterExpression("#location = :place")
                                        .expressionAttributeNames(Map.of("#location", "location"))
                                        .expressionAttributeValues(
                                                Map.of(":place", AttributeValue.fromS(place))))
                .items()
                .stream()
                .toList();
    }

    public List<Map<String, AttributeValue>> ledger() {
        return dynamoDb.scanPaginator(scan -> scan.tableName(table + "-ledger")).items().stream()
                .toList();
    }

    /** The name in the ledger of a message that Gmail has under this id. */
    public String key(String gmailId) {
        return MessageKey.in(MessageKey.mailbox(gmail.address()), gmailId);
    }

    /** What the ledger says of a message. */
    public Map<String, AttributeValue> state(String gmailId) {
        return dynamoDb.getItem(
                        get ->
                                get.tableName(table + "-ledger")
                                        .key(LedgerKey.message(key(gmailId))))
                .item();
    }

    /** The answers that the ledger keeps about a message, by their fence. */
    public Map<Long, String> answers(String gmailId) {
        Map<String, AttributeValue> values =
                Map.of(
                        ":pk", LedgerKey.message(key(gmailId)).get("pk"),
                        ":answers", AttributeValue.fromS("answer#"));
        Map<Long, String> answers = new TreeMap<>();
        dynamoDb.query(
                        query ->
                                query.tableName(table + "-ledger")
                                        .keyConditionExpression(
                                                "pk = :pk AND begins_with(sk, :answers)")
                                        .expressionAttributeValues(values))
                .items()
                .forEach(
                        item ->
                                answers.put(
                                        Long.valueOf(
                                                item.get("sk").s().substring("answer#".length())),
                                        item.get("answer").s()));
        return answers;
    }

    public String status(String messageId) {
        return state(messageId).get("status").s();
    }

    @Override
    public void close() {
        gmail.close();
        openAi.close();
    }
}
