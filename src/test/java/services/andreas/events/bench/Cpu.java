package services.andreas.events.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The CPU that the program takes for one mail. */
final class Cpu {
    private Cpu() {}

    static void measure(List<Jdk> jdks) throws IOException, InterruptedException {
        int few = 500;
        int many = 1_500;
        Table.say("%nCPU of the program per mail of 10 KB with one event, without latency, at a");
        Table.say(
                "concurrency of 2: of %,d mails from a cold start, and of the %,d after them%n",
                few, many - few);
        Table.head("JDK and options", "cold, ms", "warm, ms", "mails/s", "load");
        for (Jdk jdk : jdks) {
            for (List<String> options : List.of(Options.PLAIN, Options.SMALL)) {
                Program program = new Program(jdk, options);
                Run cold = TimedRun.of(program, Duration.ZERO, 2, few).run();
                Run all = TimedRun.of(program, Duration.ZERO, 2, many).run();
                Table.row(
                        jdk.feature() + (options == Options.PLAIN ? " plain" : " small"),
                        Table.number("%.1f", (double) cold.cpu() / few),
                        Table.number("%.1f", (double) (all.cpu() - cold.cpu()) / (many - few)),
                        Table.number("%.0f", (many - few) / (all.seconds() - cold.seconds())),
                        World.load());
            }
        }
    }
}
