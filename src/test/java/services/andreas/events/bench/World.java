package services.andreas.events.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import services.andreas.events.standin.Dynoxide;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.OpenAiStandIn;

/** All that the program talks to, in other processes than its own. */
final class World implements AutoCloseable {
    final GmailStandIn gmail = new GmailStandIn();
    final OpenAiStandIn openAi = new OpenAiStandIn();
    final Dynoxide dynamoDb;
    final DynamoDbCounter counter;
    private final Queue<Long> asked = new ConcurrentLinkedQueue<>();
    private String table;

    World(int eventsPerMail) {
        this(eventsPerMail, Dynoxide.start());
    }

    /**
     * @param engine is closed with it
     */
    World(int eventsPerMail, Dynoxide engine) {
        dynamoDb = engine;
        counter = new DynamoDbCounter(engine.endpoint());
        openAi.answers(
                request -> {
                    asked.add(System.nanoTime());
                    return Mails.answer(request, eventsPerMail);
                });
    }

    /** A mailbox of this many mails, and new tables. */
    void mailbox(int mails, int bytes) {
        gmail.mailbox().clear();
        table = "Events-" + UUID.randomUUID();
        asked.clear();
        Mails.put(gmail, mails, bytes);
    }

    /** The same with tables that are there. */
    void mailbox(int mails, int bytes, String tables) {
        mailbox(mails, bytes);
        table = tables;
    }

    String table() {
        return table;
    }

    void latency(Duration latency) {
        openAi.latency(latency);
    }

    Map<String, String> environment(int concurrency) {
        Map<String, String> environment = new HashMap<>();
        environment.put("GMAIL_ROOT_URL", gmail.rootUrl().toString());
        environment.put("GMAIL_CREDENTIALS_JSON", gmail.credentialsJson());
        environment.put("OPENAI_BASE_URL", openAi.baseUrl().toString());
        environment.put("OPENAI_API_KEY", openAi.apiKey());
        environment.put("DYNAMODB_ENDPOINT_URL", dynamoDb.endpoint().toString());
        environment.put("TABLE_NAME", table);
        environment.put("CREATE_TABLES", "true");
        environment.put("INGEST_CONCURRENCY", Integer.toString(concurrency));
        return environment;
    }

    /** The same, with DynamoDB behind the counter. */
    Map<String, String> counted(int concurrency) {
        Map<String, String> environment = environment(concurrency);
        environment.put("DYNAMODB_ENDPOINT_URL", counter.endpoint().toString());
        return environment;
    }

    /** Mails per second without the first and the last fifth, in which not all workers are busy. */
    double steadyRate() {
        List<Long> times = asked.stream().sorted().toList();
        int from = times.size() / 5;
        int to = times.size() * 4 / 5;
        return (to - from) * 1e9 / (times.get(to) - times.get(from));
    }

    static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }

    @Override
    public void close() {
        counter.close();
        gmail.close();
        openAi.close();
        dynamoDb.close();
    }
}
