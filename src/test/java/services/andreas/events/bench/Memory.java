package services.andreas.events.bench;

import java.util.List;
import java.util.Map;

/** The most memory that ordinary and large mails take. */
final class Memory {
    private static final int KB = 1 << 10;
    private static final int MB = 1 << 20;

    private Memory() {}

    static void measure(List<Jdk> jdks) throws Exception {
        Table.say("%nPeak RSS in MB at a concurrency of 10 and no latency%n");
        Table.head(
                "JDK and options", "1,000 of 50 KB", "one of 25 MB", "100 of 50 KB, one of 25 MB");
        for (Jdk jdk : jdks) {
            for (Map.Entry<String, Program> program : Options.compared(jdk).entrySet()) {
                Table.row(
                        program.getKey(),
                        peak(program.getValue(), 1_000, 0),
                        peak(program.getValue(), 0, 1),
                        peak(program.getValue(), 100, 1));
            }
        }
    }

    private static String peak(Program program, int small, int large) throws Exception {
        try (World world = new World(1)) {
            world.mailbox(small, 50 * KB);
            Mails.put(world.gmail, large, 25 * MB);
            Run run = program.once(world.environment(10)).mustHaveProcessed(small + large);
            return Table.number("%.0f", run.atEnd().peak());
        }
    }
}
