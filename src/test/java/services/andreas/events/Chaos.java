package services.andreas.events;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The long proof that nothing is lost and nothing doubled: 10,000 crashes inside this process, then
 * hundreds of real processes that are killed, stopped, told to end, and started together, alone and
 * as workers over a queue; {@code chaos.seed} repeats them.
 */
public final class Chaos {
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final long SEED = Long.getLong("chaos.seed", System.currentTimeMillis());

    private Chaos() {}

    public static void main(String[] args) {
        OUT.println("seed " + SEED);
        CrashPoints points = new CrashPoints(SEED);
        show(
                "crashes in process",
                () -> {
                    points.run(Integer.getInteger("chaos.crashes", 10_000));
                    return points.toString();
                });

        ProcessStorms storms = new ProcessStorms(SEED);
        int together = Integer.getInteger("chaos.together", 500);
        show("together", () -> storms.together(2, together));
        show("together", () -> storms.together(4, together));
        show("kill -9", () -> storms.kills(Integer.getInteger("chaos.kills", 300)));
        show("SIGSTOP", () -> storms.zombies(Integer.getInteger("chaos.zombies", 100)));
        show("SIGTERM", () -> storms.terminations(Integer.getInteger("chaos.terms", 200)));

        WorkerStorms workers = new WorkerStorms(SEED);
        show("workers", () -> workers.run(Integer.getInteger("chaos.workers", 200)));

        List<String> violations = new ArrayList<>(points.violations());
        violations.addAll(storms.violations());
        violations.addAll(workers.violations());
        violations.forEach(OUT::println);
        System.exit(violations.isEmpty() ? 0 : 1);
    }

    private static void show(String storm, Supplier<String> figures) {
        long start = System.nanoTime();
        String line = figures.get();
        OUT.printf("%-18s  %s  (%d s)%n", storm, line, (System.nanoTime() - start) / 1_000_000_000);
    }
}
