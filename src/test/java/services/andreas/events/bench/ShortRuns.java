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

    static void measure(List<Jdk> jdks) throws Exception {
        Table.say(
                "%n%d mails with one event each, C = %d, L = %d ms:",
                MAILS, CONCURRENCY, LATENCY.toMillis());
        Table.say("median (min … max) of %d runs after one that does not count;", Repeats.COUNTED);
        Table.say("times: what a bare client takes for the same requests to DynamoDB%n");
        Table.head("options", "run, s", "times", "exec to exit, s", "CPU of a mail, ms", "load");
        double bare = bare();
        for (Jdk jdk : jdks) {
            for (Map.Entry<String, Program> program : Options.compared(jdk).entrySet()) {
                try (World world = new World(1)) {
                    world.latency(LATENCY);
                    measure(program.getKey(), program.getValue(), world, bare);
                }
            }
        }
    }

    private static void measure(String name, Program program, World world, double bare)
            throws Exception {
        List<Run> runs =
                Repeats.of(
                        () -> {
                            world.mailbox(MAILS, Mails.ORDINARY);
                            return program.once(world.environment(CONCURRENCY))
                                    .mustHaveProcessed(MAILS);
                        });
        Spread seconds = Spread.of(runs, Run::seconds);
        Table.row(
                name,
                seconds.format("%.1f"),
                Table.number("%.2f", seconds.median() / bare),
                Spread.of(runs, run -> run.ended() / 1000).format("%.1f"),
                Spread.of(runs, run -> (double) run.cpu() / MAILS).format("%.1f"),
                World.load());
    }

    private static double bare() throws Exception {
        try (World world = new World(1);
                BareClient client = new BareClient(world.dynamoDb)) {
            List<Double> seconds = Repeats.of(() -> client.seconds(MAILS, CONCURRENCY, LATENCY));
            Spread spread = Spread.of(seconds, Double::doubleValue);
            Table.row("a bare client", spread.format("%.1f"), "1.00", "", "", World.load());
            return spread.median();
        }
    }
}
