package services.andreas.events.bench;

import static services.andreas.events.bench.Table.say;
import static services.andreas.events.ledger.Attributes.s;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import services.andreas.events.ledger.KnownMailboxes;
import services.andreas.events.ledger.Tables;
import services.andreas.events.listing.MailboxFeeds;
import services.andreas.events.listing.StoredEvents;
import services.andreas.events.publish.DuePublications;
import services.andreas.events.publish.Publication;
import services.andreas.events.publish.Targets;
import services.andreas.events.standin.Dynoxide;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What it costs to publish many events into a folder: all of them, none, and one that changed. */
final class Publishing {
    private static final int EVENTS = 10_000;
    private static final int LISTED = 1000;
    private static final int BATCH = 25;
    private static final String TABLE = "Published";

    private Publishing() {}

    /** In a process of its own with the options of the program. */
    static void measure(Jdk jdk) throws Exception {
        List<String> command = new ArrayList<>(List.of(jdk.java()));
        command.addAll(Options.SMALL);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Publishing.class.getName()));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("Publishing went wrong");
        }
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target", "bench"), "published");
        try (Dynoxide engine = Dynoxide.start();
                DynamoDbClient dynamoDb = engine.client()) {
            new Tables(dynamoDb, TABLE, TABLE + "-ledger", true).prepare();
            Instant first = Instant.now().truncatedTo(ChronoUnit.HOURS);
            for (int from = 0; from < EVENTS; from += BATCH) {
                put(dynamoDb, from, first);
            }
            say("");
            say("%,d events, published into a folder, with the options small: CPU,", EVENTS);
            say("what of it the kernel takes, time, peak of the heap beyond what was live");
            say("before (garbage included), files");
            publish("warming up", dynamoDb, folder.resolve("warm"));
            publish("warming up", dynamoDb, folder.resolve("warmer"));
            publish("all", dynamoDb, folder.resolve("site"));
            publish("none", dynamoDb, folder.resolve("site"));
            put(dynamoDb, item(0, first, "Changed"));
            publish("one", dynamoDb, folder.resolve("site"));
            long bytes = Files.size(folder.resolve("site/index.html"));
            say("the first page, of %d events: %d KB", LISTED, bytes / 1024);
            PageView.measure(folder.resolve("site/index.html"));
        }
    }

    private static void publish(String what, DynamoDbClient dynamoDb, Path to) throws IOException {
        Clock clock = Clock.systemUTC();
        Publication publication =
                new Publication(
                        new StoredEvents(dynamoDb, TABLE, "Europe/Zurich"),
                        new MailboxFeeds(
                                new KnownMailboxes(dynamoDb, TABLE + "-ledger", clock, ""), ""),
                        new DuePublications(
                                dynamoDb, TABLE + "-ledger", to.toString(), 18_000, clock),
                        new Targets(to.toString(), "us-east-1", ""),
                        "classpath:",
                        "https://calendar.example/",
                        "Europe/Zurich",
                        clock);
        long self = ProcessHandle.current().pid();
        System.gc();
        long before = heap();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        ProcessStatus begin = ProcessStatus.of(self);
        long time = System.nanoTime();
        int changes = publication.publish().changes();
        ProcessStatus end = ProcessStatus.of(self);
        say(
                "%-10s  %5.2f s  %5.2f s  %5.2f s  %4d MB  %d",
                what,
                (end.cpu() - begin.cpu()) / 1e3,
                (end.kernel() - begin.kernel()) / 1e3,
                (System.nanoTime() - time) / 1e9,
                (pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() - before)
                        >> 20,
                changes);
    }

    private static long heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static void put(DynamoDbClient dynamoDb, int from, Instant first) throws IOException {
        List<WriteRequest> writes = new ArrayList<>();
        for (int i = from; i < from + BATCH; i++) {
            Map<String, AttributeValue> item = item(i, first, "Concert " + i);
            writes.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
        }
        dynamoDb.batchWriteItem(batch -> batch.requestItems(Map.of(TABLE, writes)));
    }

    private static void put(DynamoDbClient dynamoDb, Map<String, AttributeValue> item) {
        dynamoDb.putItem(put -> put.tableName(TABLE).item(item));
    }

    private static Map<String, AttributeValue> item(int i, Instant first, String title) {
        return Map.ofEntries(
                Map.entry("id", s("00000000-0000-4000-8000-%012d".formatted(i))),
                Map.entry("calendar", s("events")),
                Map.entry("start_time", s(first.plus(1 + i % 8000, ChronoUnit.HOURS).toString())),
                Map.entry("title", s(title + " of the Old Mill Players")),
                Map.entry("location", s("The Old Mill, Mill Lane 5, 8005 Zürich")),
                Map.entry("category", s("music")),
                Map.entry(
                        "description",
                        s("Six songwriters and one upright piano. ".repeat(12).strip())),
                Map.entry("source_url", s("https://oldmill.example/concerts/" + i)),
                Map.entry("source_name", s("The Old Mill")),
                Map.entry("source_domain", s("oldmill.example")),
                Map.entry("mail_date", s("2026-11-20T09:00:00Z")),
                Map.entry("timezone", s("Europe/Zurich")),
                Map.entry("status", s("confirmed")),
                Map.entry("sequence", AttributeValue.fromN("0")),
                Map.entry("updated_at", s("2026-11-20T10:00:00Z")));
    }
}
