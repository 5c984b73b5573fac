package services.andreas.events;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import services.andreas.events.standin.Dynoxide;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.standin.SampleMailbox;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The production routes over a sample mailbox: two runs, the events as a table and as pages, and
 * what each run cost. Gmail and OpenAI are stand-ins with recorded answers; dynoxide stands in for
 * DynamoDB.
 */
public final class Demo {
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);

    /** Where the demo leaves its calendar and its pages. */
    private static final Path SITE = Path.of("target", "demo");

    private Demo() {}

    public static void main(String[] args) throws Exception {
        try (GmailStandIn gmail = new GmailStandIn();
                OpenAiStandIn openAi = new OpenAiStandIn();
                Dynoxide dynamoDb = Dynoxide.start()) {
            SampleMailbox mailbox = SampleMailbox.load();
            mailbox.putInto(gmail);
            mailbox.teach(openAi);
            openAi.latency(Duration.ofMillis(300));
            say("A sample mailbox of %d mails labelled Events", mailbox.mails().size());

            say(
                    "%nFirst run: every mail is fetched and read, the model asked where it is needed, all events stored%n");
            int first = once(gmail, openAi, dynamoDb);
            List<Map<String, AttributeValue>> events = events(dynamoDb);
            print(events);
            say(
                    "%n%d events of %d mails for %d OpenAI calls",
                    events.size(), gmail.gets(), openAi.calls());

            say("%nSecond run: everything is known%n");
            long calls = openAi.calls();
            long gets = gmail.gets();
            int second = once(gmail, openAi, dynamoDb);
            boolean unchanged = events.equals(events(dynamoDb));
            say(
                    "%nThe second run made %d OpenAI calls, fetched %d mails and wrote %s event",
                    openAi.calls() - calls, gmail.gets() - gets, unchanged ? "no" : "an");
            say("%nThe calendar to subscribe to: %s", SITE.resolve("events.ics").toAbsolutePath());
            say("The page, for a browser:      %s", SITE.resolve("index.html").toUri());
            System.exit(Math.max(first, second));
        }
    }

    /** Runs the command {@code once} as a user does: as a process with its settings around it. */
    private static int once(GmailStandIn gmail, OpenAiStandIn openAi, Dynoxide dynamoDb)
            throws IOException, InterruptedException {
        Path credentials = Files.createTempFile("gmail-credentials", ".json");
        Files.writeString(credentials, gmail.credentialsJson());
        ProcessBuilder process =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EventsGmailIngest.class.getName(),
                        "once");
        process.environment()
                .putAll(
                        Map.of(
                                "GMAIL_ROOT_URL", gmail.rootUrl().toString(),
                                "GMAIL_CREDENTIALS_FILE", credentials.toString(),
                                "OPENAI_BASE_URL", openAi.baseUrl().toString(),
                                "OPENAI_API_KEY", openAi.apiKey(),
                                "DYNAMODB_ENDPOINT_URL", dynamoDb.endpoint().toString(),
                                "INGEST_CONCURRENCY", "4",
                                "PUBLISH_TO", SITE.toString(),
                                "CREATE_TABLES", "true"));
        try {
            return process.inheritIO().start().waitFor();
        } finally {
            Files.delete(credentials);
        }
    }

    private static List<Map<String, AttributeValue>> events(Dynoxide dynamoDb) {
        try (DynamoDbClient client = dynamoDb.client()) {
            return client.scanPaginator(scan -> scan.tableName("Events")).items().stream()
                    .sorted(Comparator.comparing(item -> text(item, "start_time")))
                    .toList();
        }
    }

    private static void print(List<Map<String, AttributeValue>> events) {
        say("");
        row("when (local time)", "what", "where", "told by");
        row("-".repeat(21), "-".repeat(42), "-".repeat(36), "-".repeat(22));
        for (Map<String, AttributeValue> event : events) {
            row(
                    when(event),
                    text(event, "title"),
                    text(event, "location"),
                    text(event, "source_name"));
        }
    }

    private static void row(String when, String what, String where, String toldBy) {
        say("%s %s %s %s", fit(when, 21), fit(what, 42), fit(where, 36), fit(toldBy, 22).strip());
    }

    private static String when(Map<String, AttributeValue> event) {
        if (!event.containsKey("start_time")) {
            return "no date";
        }
        ZonedDateTime start =
                Instant.parse(text(event, "start_time")).atZone(ZoneId.of(text(event, "timezone")));
        return start.format(event.get("all_day").bool() ? DAY : TIME);
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return item.containsKey(name) ? item.get(name).s() : "";
    }

    /** Cut or filled to a width in columns; ideographs take two. */
    private static String fit(String text, int width) {
        StringBuilder fitting = new StringBuilder();
        int columns = 0;
        for (int character : text.codePoints().toArray()) {
            int wide = Character.isIdeographic(character) || isKana(character) ? 2 : 1;
            if (columns + wide > width) {
                fitting.setCharAt(fitting.length() - 1, '…');
                break;
            }
            fitting.appendCodePoint(character);
            columns += wide;
        }
        return fitting + " ".repeat(Math.max(0, width - columns));
    }

    private static boolean isKana(int character) {
        return character >= 0x3000 && character < 0x3100
                || character >= 0xff00 && character < 0xff61;
    }

    private static void say(String format, Object... values) {
        OUT.println(String.format(format, values));
    }
}
