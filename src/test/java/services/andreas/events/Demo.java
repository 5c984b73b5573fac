package services.andreas.events;

import static services.andreas.events.DemoProgram.say;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
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
    /** Where the demo leaves its calendar and its pages. */
    private static final Path SITE = Path.of("target", "demo");

    private Demo() {}

    public static void main(String[] args) throws Exception {
        say("Starting stand-ins for Gmail and OpenAI, and a database");
        try (GmailStandIn gmail = new GmailStandIn();
                OpenAiStandIn openAi = new OpenAiStandIn();
                Dynoxide dynamoDb = Dynoxide.start()) {
            // the tables are new, and another demo may have published there
            Files.deleteIfExists(SITE.resolve(".published.json"));
            SampleMailbox mailbox = SampleMailbox.load();
            mailbox.putInto(gmail);
            mailbox.teach(openAi);
            openAi.latency(Duration.ofMillis(300));
            DemoProgram program = new DemoProgram(settings(gmail, openAi, dynamoDb));
            say("A sample mailbox of %d mails labelled Events", mailbox.mails().size());

            say(
                    "%nFirst run: every mail is fetched and read, the model asked where it is"
                            + " needed, all events stored%n");
            int first = program.run("once");
            say("%nWhat the command events lists now%n");
            program.run("events");
            List<Map<String, AttributeValue>> events = events(dynamoDb);
            say(
                    "%n%d events of %d mails for %d OpenAI calls, with those that are over or"
                            + " undated",
                    events.size(), gmail.gets(), openAi.calls());

            say("%nSecond run: everything is known%n");
            long calls = openAi.calls();
            long gets = gmail.gets();
            int second = program.run("once");
            boolean unchanged = events.equals(events(dynamoDb));
            say(
                    "%nThe second run made %d OpenAI calls, fetched %d mails and wrote %s event",
                    openAi.calls() - calls, gmail.gets() - gets, unchanged ? "no" : "an");
            say("%nWhat next");
            say("  look at the page            %s", SITE.resolve("index.html").toUri());
            say("  open the calendar           %s", SITE.resolve("events.ics").toAbsolutePath());
            say(
                    "  edit a route, and see it    mvn -Pdev     then save a file in"
                            + " src/main/resources");
            say("  watch it in a browser       mvn -Phawtio");
            say("  run it on your mailbox      README.md, Run");
            System.exit(Math.max(first, second));
        }
    }

    private static Map<String, String> settings(
            GmailStandIn gmail, OpenAiStandIn openAi, Dynoxide dynamoDb) {
        return Map.of(
                "GMAIL_ROOT_URL", gmail.rootUrl().toString(),
                "GMAIL_CREDENTIALS_JSON", gmail.credentialsJson(),
                "OPENAI_BASE_URL", openAi.baseUrl().toString(),
                "OPENAI_API_KEY", openAi.apiKey(),
                "DYNAMODB_ENDPOINT_URL", dynamoDb.endpoint().toString(),
                "INGEST_CONCURRENCY", "4",
                "PUBLISH_TO", SITE.toString(),
                "CREATE_TABLES", "true");
    }

    private static List<Map<String, AttributeValue>> events(Dynoxide dynamoDb) {
        try (DynamoDbClient client = dynamoDb.client()) {
            return client.scanPaginator(scan -> scan.tableName("Events")).items().stream()
                    .sorted(Comparator.comparing(item -> item.get("id").s()))
                    .toList();
        }
    }
}
