package services.andreas.events;

import static services.andreas.events.DemoProgram.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import services.andreas.events.mail.MessageKey;
import services.andreas.events.standin.Dynoxide;
import services.andreas.events.standin.GmailPeople;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.standin.QueueStandIn;
import services.andreas.events.standin.SampleMail;
import services.andreas.events.standin.SampleMailbox;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The mailboxes of three people, which two workers read through a queue. Gmail, OpenAI and SQS are
 * stand-ins (ElasticMQ for SQS); dynoxide stands in for DynamoDB.
 */
public final class MailboxesDemo implements AutoCloseable {
    private static final List<String> PEOPLE = List.of("anna", "ben", "carla");

    /** The mail that two people get: a ticket for a concert. */
    private static final String SHARED = "03-choir-ticket";

    /** Where the demo leaves its configuration, its calendars and its pages. */
    private static final Path FOLDER = Path.of("target", "demo-mailboxes").toAbsolutePath();

    private static final Path SITE = FOLDER.resolve("site");

    private final GmailPeople gmail = new GmailPeople();
    private final OpenAiStandIn openAi = new OpenAiStandIn();
    private final QueueStandIn queue = new QueueStandIn();
    private final Dynoxide dynamoDb = Dynoxide.start();
    private final Map<String, Integer> mails = new LinkedHashMap<>();

    public static void main(String[] args) throws Exception {
        say("Starting stand-ins for Gmail, OpenAI and SQS, and a database");
        try (MailboxesDemo demo = new MailboxesDemo()) {
            System.exit(demo.show());
        }
    }

    private int show() throws IOException, InterruptedException {
        SampleMailbox samples = SampleMailbox.load();
        samples.teach(openAi);
        openAi.latency(Duration.ofMillis(300));
        share(samples.mails());
        say("Three mailboxes: %s", mails);
        DemoProgram program = new DemoProgram(settings());

        say("%nDispatch: what is not done in each mailbox goes to the queue, in shares%n");
        int exit = program.run("dispatch");
        say("%nTwo workers take the shares, until the queue is empty%n");
        List<Process> workers = new ArrayList<>();
        for (int worker = 1; worker <= 2; worker++) {
            workers.add(program.start("worker " + worker, "work"));
        }
        while (queue.size() > 0 && workers.stream().allMatch(Process::isAlive)) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        for (Process worker : workers) {
            // without closing what it prints, as the process itself would
            worker.toHandle().destroy();
            worker.waitFor();
        }
        say("%nA calendar for each mailbox, as far as the workers have not published it%n");
        exit = Math.max(exit, program.run("publish"));
        say("%nThe run of each mailbox%n");
        exit = Math.max(exit, program.run("runs"));
        say("%nDispatch again: the ledger knows what is done%n");
        exit = Math.max(exit, program.run("dispatch"));
        conclude();
        return exit;
    }

    /** Each person gets a third of the mails, and one of them one more. */
    private void share(List<SampleMail> all) {
        for (int number = 0; number < all.size(); number++) {
            SampleMail mail = all.get(number);
            give(PEOPLE.get(number % PEOPLE.size()), mail);
            if (mail.name().equals(SHARED)) {
                give(PEOPLE.get((number + 1) % PEOPLE.size()), mail);
            }
        }
    }

    private void give(String person, SampleMail mail) {
        gmail.of(person).mailbox().add(mail.raw(), mail.date(), "INBOX", "Events");
        mails.merge(person, 1, Integer::sum);
    }

    private Map<String, String> settings() throws IOException {
        Files.createDirectories(FOLDER);
        // the tables are new, and another demo may have published there
        Files.deleteIfExists(SITE.resolve(".published.json"));
        StringBuilder yaml = new StringBuilder("mailboxes:\n");
        for (String person : PEOPLE) {
            Files.writeString(FOLDER.resolve(person + ".json"), gmail.credentialsJson(person));
            yaml.append(
                    """
                      - name: %1$s
                        credentials: %1$s.json
                        delegate: ""
                        query: label:Events
                        timezone: America/New_York
                        cron: 0 0 17 ? * MON
                        feed: %1$s.ics
                    """
                            .formatted(person));
        }
        Path file = Files.writeString(FOLDER.resolve("mailboxes.yaml"), yaml);
        Map<String, String> settings = new LinkedHashMap<>(queue.environment());
        settings.put("MAILBOXES_FILE", file.toString());
        settings.put("GMAIL_ROOT_URL", gmail.rootUrl().toString());
        settings.put("OPENAI_BASE_URL", openAi.baseUrl().toString());
        settings.put("OPENAI_API_KEY", openAi.apiKey());
        settings.put("DYNAMODB_ENDPOINT_URL", dynamoDb.endpoint().toString());
        settings.put("PUBLISH_TO", SITE.toString());
        settings.put("CREATE_TABLES", "true");
        return settings;
    }

    private void conclude() {
        List<Map<String, AttributeValue>> events = events();
        say("%nWho had what%n");
        for (String person : PEOPLE) {
            say(
                    "  %-6s %2d mails, %2d events   %s",
                    person,
                    mails.get(person),
                    events.stream().filter(event -> people(event).contains(person)).count(),
                    SITE.resolve(person + ".ics"));
        }
        long read = PEOPLE.stream().mapToLong(person -> gmail.of(person).gets()).sum();
        say(
                "  all    %2d mails, %2d events   read once each (%d fetched), for %d OpenAI calls",
                mails.values().stream().mapToInt(count -> count).sum(),
                events.size(),
                read,
                openAi.calls());
        events.stream()
                .filter(event -> people(event).size() > 1)
                .forEach(
                        event ->
                                say(
                                        "%nTold to %s, and one event: %s, id %s",
                                        String.join(" and ", people(event)),
                                        event.get("title").s(),
                                        event.get("id").s()));
        say("%nWhat next");
        say("  look at the page            %s", SITE.resolve("index.html").toUri());
        say("  see the configuration       %s", FOLDER.resolve("mailboxes.yaml"));
        say("  read your own mailboxes     docs/mailboxes.md");
        say("  have workers do it          docs/scale.md");
    }

    private static List<String> people(Map<String, AttributeValue> event) {
        List<String> ids = event.get("mailboxes").l().stream().map(AttributeValue::s).toList();
        return PEOPLE.stream().filter(person -> ids.contains(id(person))).toList();
    }

    private static String id(String person) {
        return MessageKey.mailbox(person + "@example.com");
    }

    private List<Map<String, AttributeValue>> events() {
        try (DynamoDbClient client = dynamoDb.client()) {
            return client.scanPaginator(scan -> scan.tableName("Events")).items().stream()
                    .filter(item -> item.containsKey("mailboxes"))
                    .toList();
        }
    }

    @Override
    public void close() {
        queue.close();
        dynamoDb.close();
        openAi.close();
        gmail.close();
    }
}
