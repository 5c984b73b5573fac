package services.andreas.events.bench;

import java.io.IOException;
import java.time.Duration;

/** How near the program comes to what the latency of the model allows. */
final class Throughput {
    private static final int[] CONCURRENCIES = {1, 8, 16, 64};

    /** Milliseconds, and mails for each of the concurrent ones. */
    private static final int[][] LATENCIES = {{200, 50}, {1_000, 20}, {4_000, 5}};

    private Throughput() {}

    static void measure(Jdk jdk) throws IOException, InterruptedException {
        Program program = new Program(jdk, Options.SMALL);
        Table.say(
                "%nThroughput T and efficiency T / (C / L) on JDK %s, one event per mail,",
                jdk.version());
        Table.say(
                "N mails; whole: with the list and both ends; steady: without the first and last fifth%n");
        Table.head(
                "L",
                "C",
                "N",
                "bound, mails/s",
                "T, mails/s",
                "whole",
                "steady",
                "CPU, cores",
                "load");
        for (int[] latency : LATENCIES) {
            for (int c : CONCURRENCIES) {
                int n = latency[1] * c;
                TimedRun timed = TimedRun.of(program, Duration.ofMillis(latency[0]), c, n);
                double bound = c * 1000.0 / latency[0];
                double rate = n / timed.run().seconds();
                Table.row(
                        latency[0] + " ms",
                        Integer.toString(c),
                        Integer.toString(n),
                        Table.number("%.0f", bound),
                        Table.number("%.1f", rate),
                        Table.number("%.2f", rate / bound),
                        Table.number("%.2f", timed.steadyRate() / bound),
                        Table.number("%.2f", timed.run().cpu() / 1000.0 / timed.run().seconds()),
                        World.load());
            }
        }
    }
}
