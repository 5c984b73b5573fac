package services.andreas.events;

import static services.andreas.events.ledger.Attributes.number;
import static services.andreas.events.ledger.Attributes.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.mail.MessageKey;
import services.andreas.events.standin.DynamoDbProxy;
import services.andreas.events.standin.Dynoxide;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Workers over a queue, and a dispatcher, that are killed, stopped and told to end at random. */
final class WorkerStorms {
    private static final int LEASE = 3;
    private static final int VISIBILITY = 4;
    private static final int WORKERS = 2;
    private static final int PEOPLE = 3;
    private static final int MOST_CALLS = 150;
    private static final int MOST_CALMS = 8;

    private final Random random;
    private final List<String> violations = new ArrayList<>();

    WorkerStorms(long seed) {
        this.random = new Random(seed);
    }

    List<String> violations() {
        return violations;
    }

    /** Mailboxes after mailboxes, until so many blows have fallen. */
    String run(int most) {
        Tally tally = new Tally();
        while (tally.kills < most && violations.isEmpty()) {
            try (Weather weather = new Weather()) {
                weather.family.mails(15 + random.nextInt(20));
                blows(weather, 2 + random.nextInt(6), tally);
                calm(weather, tally);
                judge(weather, tally);
            }
        }
        return tally.toString();
    }

    /** A family whose calls to the ledger are counted. */
    private static final class Weather implements AutoCloseable {
        private final DynamoDbProxy proxy = new DynamoDbProxy(Dynoxide.shared().endpoint());
        private final AtomicLong calls = new AtomicLong();
        private final Family family;
        private final Map<String, String> environment;

        Weather() {
            try {
                family = new Family(Files.createTempDirectory("family"), PEOPLE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            family.stage.openAi.latency(Duration.ofMillis(50));
            proxy.faults()
                    .add(
                            call -> {
                                calls.incrementAndGet();
                                return Optional.empty();
                            });
            environment = new HashMap<>(family.stage.environment);
            environment.put("DYNAMODB_ENDPOINT_URL", proxy.endpoint().toString());
            environment.put("CREATE_TABLES", "false");
            environment.put("ROUTES_DIR", routes().toString());
            environment.put("INGEST_LEASE", Integer.toString(LEASE));
            environment.put("INGEST_CONCURRENCY", "4");
            environment.put("RETRY_DELAY", "1");
        }

        /** As packaged, but for how soon the share of a dead worker comes again. */
        private static Path routes() {
            Path folder = RoutesCopy.unchanged("workers");
            Path route = folder.resolve("routes/work-shares.camel.yaml");
            try {
                String text = Files.readString(route);
                String sooner =
                        text.replace("visibilityTimeout: 60", "visibilityTimeout: " + VISIBILITY);
                if (sooner.equals(text)) {
                    throw new IllegalStateException("work-shares has another visibility timeout");
                }
                Files.writeString(route, sooner);
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        List<Map<String, AttributeValue>> states() {
            return family.mails.stream().map(this::state).toList();
        }

        private Map<String, AttributeValue> state(Family.FamilyMail mail) {
            String address = family.people.of(mail.person()).address();
            String key = MessageKey.in(MessageKey.mailbox(address), mail.id());
            String table = family.stage.table + "-ledger";
            return family.stage
                    .dynamoDb
                    .getItem(get -> get.tableName(table).key(LedgerKey.message(key)))
                    .item();
        }

        boolean isDone() {
            return family.queue.size() == 0
                    && family.openRuns() == 0
                    && states().stream()
                            .allMatch(state -> "COMPLETED".equals(text(state, "status")));
        }

        IngestProcess start(String... arguments) {
            return IngestProcess.start(environment, arguments);
        }

        @Override
        public void close() {
            family.close();
            proxy.close();
        }
    }

    /**
     * Each hits the dispatcher or a worker after some call of anybody's; another one follows it.
     */
    private void blows(Weather weather, int most, Tally tally) {
        Supplier<IngestProcess> dispatch = () -> weather.start("dispatch");
        Supplier<IngestProcess> work = () -> weather.start("work");
        List<IngestProcess> running = new ArrayList<>();
        try {
            running.add(dispatch.get());
            for (int worker = 0; worker < WORKERS; worker++) {
                running.add(work.get());
            }
            for (int blow = 0; blow < most; blow++) {
                int victim = random.nextInt(running.size());
                long calls = weather.calls.get() + 1 + random.nextInt(MOST_CALLS);
                IngestProcess hit = running.get(victim);
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
                if (hit.await(() -> weather.calls.get() >= calls || System.nanoTime() > end)) {
                    hit(hit);
                    tally.kills++;
                }
                if (!hit.isAlive()) {
                    running.set(victim, victim == 0 ? dispatch.get() : work.get());
                    tally.runs++;
                }
            }
            running.get(0).awaitEnd();
        } finally {
            running.forEach(IngestProcess::kill);
        }
    }

    private void hit(IngestProcess process) {
        switch (random.nextInt(3)) {
            case 0 -> process.kill();
            case 1 -> {
                process.pause();
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LEASE + 2);
                process.await(() -> System.nanoTime() > end);
                process.resume();
            }
            default -> {
                process.terminate();
                int code = process.awaitEnd();
                if (code != 0 && code != 1 && process.hasBegun()) {
                    violations.add("exit code after SIGTERM: " + code);
                }
            }
        }
    }

    /** Nobody is hit any more: until all is done, and the queue is empty. */
    private static void calm(Weather weather, Tally tally) {
        for (int calm = 0; calm < MOST_CALMS && !weather.isDone(); calm++) {
            try (IngestProcess dispatcher = weather.start("dispatch")) {
                dispatcher.awaitEnd();
            }
            try (IngestProcess worker = weather.start("work", "--idle", "8")) {
                worker.awaitEnd();
            }
            tally.runs += 2;
        }
    }

    private void judge(Weather weather, Tally tally) {
        Family family = weather.family;
        tally.mails += family.mails.size();
        tally.paid += family.generations.answered();
        if (!weather.isDone()) {
            violations.add("not done after " + MOST_CALMS + " quiet rounds");
        }
        if (family.lost() > 0 || family.stage.events().size() != family.mails.size()) {
            violations.add(
                    "%d of %d lost or doubled, %d events"
                            .formatted(
                                    family.lost(),
                                    family.mails.size(),
                                    family.stage.events().size()));
        }
        long attempts =
                weather.states().stream().mapToLong(state -> number(state, "fence", 0)).sum();
        if (family.generations.answered() > attempts) {
            violations.add(family.generations.answered() + " calls for " + attempts + " attempts");
        }
        family.runs().forEach(this::judge);
    }

    /** Its sums are whole; what died is so called, with the reason. */
    private void judge(Map<String, AttributeValue> run) {
        long sum =
                Stream.of("processed", "skipped", "failed", "deferred", "quarantined")
                        .mapToLong(name -> number(run, name, 0))
                        .sum();
        if (sum != number(run, "listed", 0)) {
            violations.add("the sums of a run differ: " + run);
        }
        boolean isNamed = "died".equals(text(run, "state")) && text(run, "cause") != null;
        if (run.containsKey("state") ? !isNamed : !run.containsKey("exit_code")) {
            violations.add("a run has not ended: " + run);
        }
    }
}
