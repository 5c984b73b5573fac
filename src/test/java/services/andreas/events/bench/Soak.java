package services.andreas.events.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import services.andreas.events.standin.Ports;

/** What a process of the command {@code schedule} holds after many mails. */
final class Soak {
    static final int MAILS = 100_000;

    private static final int SAMPLES = 10;
    private static final int CONCURRENCY = 4;

    private Soak() {}

    static void measure(Jdk jdk, int mails) throws Exception {
        Table.say(
                "%n%,d mails with one event each in one process of `schedule`, JDK %s small,",
                mails, jdk.version());
        Table.say("new ones as soon as the last ones are done, without latency%n");
        Table.head(
                "mails",
                "heap after GC, MB",
                "RSS, MB",
                "threads",
                "descriptors",
                "CPU of a mail, ms",
                "load");
        try (World world = new World(1)) {
            world.mailbox(0, 0);
            Map<String, String> environment = world.environment(CONCURRENCY);
            environment.put("INGEST_CRON", "* * * * * ?");
            environment.put("MANAGEMENT_PORT", Integer.toString(Ports.free()));
            Process process = new Program(jdk, Options.SMALL).start("schedule", environment);
            try {
                AtomicLong processed = new AtomicLong();
                new Thread(() -> count(process, processed), "count-processed").start();
                int share = mails / SAMPLES;
                long before = 0;
                for (int done = 0; done < SAMPLES * share; done += share) {
                    Mails.put(world.gmail, done, share, Mails.ORDINARY);
                    await(process, processed, done + share);
                    world.gmail.mailbox().clear();
                    ProcessStatus status = ProcessStatus.of(process.pid());
                    row(
                            jdk,
                            process.pid(),
                            status,
                            done + share,
                            (double) (status.cpu() - before) / share);
                    before = status.cpu();
                }
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static void row(Jdk jdk, long pid, ProcessStatus status, int mails, double cpu)
            throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        Table.row(
                String.format("%,d", mails),
                Table.number("%.1f", live(jdk, pid) / (1 << 20)),
                Table.number("%.0f", status.rss()),
                Long.toString(entries(process.resolve("task"))),
                Long.toString(entries(process.resolve("fd"))),
                Table.number("%.1f", cpu),
                World.load());
    }

    /** Bytes of all objects that are reachable. */
    private static double live(Jdk jdk, long pid) throws IOException {
        Process histogram =
                new ProcessBuilder(
                                jdk.home().resolve("bin/jcmd").toString(),
                                Long.toString(pid),
                                "GC.class_histogram")
                        .start();
        try (BufferedReader lines = histogram.inputReader(StandardCharsets.UTF_8)) {
            String total =
                    lines.lines()
                            .filter(line -> line.startsWith("Total"))
                            .findFirst()
                            .orElseThrow();
            return Double.parseDouble(total.strip().split("\\s+")[2]);
        }
    }

    private static long entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        }
    }

    private static void count(Process process, AtomicLong processed) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.contains("Run ended: ")) {
                    processed.addAndGet(
                            Program.counters(line).getOrDefault("processed", 0.0).longValue());
                }
            }
        } catch (IOException e) {
            // the process was ended
        }
    }

    private static void await(Process process, AtomicLong processed, long mails)
            throws InterruptedException {
        while (processed.get() < mails) {
            if (!process.isAlive()) {
                throw new IllegalStateException("schedule ended, see target/bench/program.log");
            }
            Thread.sleep(50);
        }
    }
}
