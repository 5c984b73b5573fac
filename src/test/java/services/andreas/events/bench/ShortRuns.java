package services.andreas.events.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A run over the mails of a week, and what it would take if a mail cost the program no CPU. */
final class ShortRuns {
    private static final int MAILS = 200;
    private static final int CONCURRENCY = 16;
    private static final Duration LATENCY = Duration.ofMillis(200);

    private ShortRuns() {}

    static void measure(Jdk jdk) throws Exception {
        Table.say(
                "%n%d mails with one event each, C = %d, L = %d ms, on JDK %s:",
                MAILS, CONCURRENCY, LATENCY.toMillis(), jdk.version());
        Table.say("median (min … max) of %d runs after one that does not count%n", Repeats.COUNTED);
        Table.head("options", "run, s", "exec to exit, s", "CPU of a mail, ms", "load");
        for (Map.Entry<String, Program> program : Options.compared(jdk).entrySet()) {
            try (World world = new World(1)) {
                world.latency(LATENCY);
                List<Run> runs =
                        Repeats.of(
                                () -> {
                                    world.mailbox(MAILS, Mails.ORDINARY);
                                    return program.getValue()
                                            .once(world.environment(CONCURRENCY))
                                            .mustHaveProcessed(MAILS);
                                });
                Table.row(
                        program.getKey(),
                        Spread.of(runs, Run::seconds).format("%.1f"),
                        Spread.of(runs, run -> run.ended() / 1000).format("%.1f"),
                        Spread.of(runs, run -> (double) run.cpu() / MAILS).format("%.1f"),
                        World.load());
            }
        }
        bound();
    }

    private static void bound() throws Exception {
        try (World world = new World(1);
                BareClient client = new BareClient(world.dynamoDb)) {
            List<Double> seconds = Repeats.of(() -> client.seconds(MAILS, CONCURRENCY, LATENCY));
            Table.row(
                    "the requests to DynamoDB alone",
                    Spread.of(seconds, Double::doubleValue).format("%.1f"),
                    "",
                    "",
                    World.load());
        }
    }
}
