package services.andreas.events.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The CPU that the program takes for one mail. */
final class Cpu {
    private static final int FEW = 500;
    private static final int MANY = 1_500;

    private Cpu() {}

    static void measure(List<Jdk> jdks) throws Exception {
        Table.say("%nCPU of the program per mail of 10 KB with one event, without latency, at a");
        Table.say(
                "concurrency of 2: of %,d mails from a cold start, and of the %,d after them;",
                FEW, MANY - FEW);
        Table.say("times: what a warm bare client takes for the same requests to DynamoDB%n");
        Table.head("JDK and options", "cold, ms", "warm, ms", "times", "mails/s", "load");
        double bare = bare();
        for (Jdk jdk : jdks) {
            for (Map.Entry<String, Program> program : Options.compared(jdk).entrySet()) {
                measure(program.getKey(), program.getValue(), bare);
            }
        }
    }

    private static double bare() throws Exception {
        try (World world = new World(1);
                BareClient client = new BareClient(world.dynamoDb)) {
            double cold = client.cpu(FEW, 2);
            double warm = client.cpu(MANY - FEW, 2);
            Table.row(
                    "a bare client",
                    Table.number("%.1f", cold),
                    Table.number("%.1f", warm),
                    "1.0",
                    "",
                    World.load());
            return warm;
        }
    }

    private static void measure(String name, Program program, double bare)
            throws IOException, InterruptedException {
        Run cold = TimedRun.of(program, Duration.ZERO, 2, FEW).run();
        Run all = TimedRun.of(program, Duration.ZERO, 2, MANY).run();
        double warm = (double) (all.cpu() - cold.cpu()) / (MANY - FEW);
        Table.row(
                name,
                Table.number("%.1f", (double) cold.cpu() / FEW),
                Table.number("%.1f", warm),
                Table.number("%.1f", warm / bare),
                Table.number("%.0f", (MANY - FEW) / (all.seconds() - cold.seconds())),
                World.load());
    }
}
