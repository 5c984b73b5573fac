package services.andreas.events.bench;

import static services.andreas.events.bench.Table.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures the packaged program and prints what it found as tables. */
public final class Bench {
    private static final Set<String> PARTS =
            Set.of(
                    "start",
                    "short",
                    "memory",
                    "known",
                    "cost",
                    "identity",
                    "growth",
                    "soak",
                    "publish",
                    "cpu",
                    "throughput",
                    "workers");

    private Bench() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> sizes = new LinkedHashMap<>();
        for (String arg : args) {
            String[] part = arg.split("=", 2);
            sizes.put(part[0], part.length == 1 ? "" : part[1]);
        }
        Set<String> parts = args.length == 0 ? PARTS : sizes.keySet();
        if (!PARTS.containsAll(parts)) {
            System.err.println("The parts are " + PARTS);
            System.exit(64);
        }
        Files.createDirectories(Path.of("target", "bench"));
        List<Jdk> jdks = Jdk.found();
        describe(jdks);
        if (parts.contains("start")) {
            StartUp.measure(jdks);
        }
        if (parts.contains("short")) {
            ShortRuns.measure(jdks);
        }
        if (parts.contains("known")) {
            KnownMails.measure(jdks.get(0));
        }
        if (parts.contains("cost")) {
            Costs.measure(jdks.get(0));
        }
        if (parts.contains("identity")) {
            KnownEvents.measure(jdks.get(0));
        }
        if (parts.contains("growth")) {
            Growth.measure(jdks.get(0), size(sizes, "growth", Growth.MOST));
        }
        if (parts.contains("soak")) {
            Soak.measure(jdks.get(0), size(sizes, "soak", Soak.MAILS));
        }
        if (parts.contains("publish")) {
            Publishing.measure(jdks.get(0));
        }
        if (parts.contains("throughput")) {
            Throughput.measure(jdks.get(0));
        }
        if (parts.contains("cpu")) {
            Cpu.measure(jdks);
        }
        if (parts.contains("workers")) {
            ManyWorkers.measure(jdks.get(0));
        }
        if (parts.contains("memory")) {
            Memory.measure(jdks);
        }
        System.exit(0);
    }

    /** As named behind the part, such as {@code soak=10000}. */
    private static int size(Map<String, String> sizes, String part, int otherwise) {
        String size = sizes.getOrDefault(part, "");
        return size.isEmpty() ? otherwise : Integer.parseInt(size);
    }

    private static void describe(List<Jdk> jdks) throws IOException {
        say(
                "%s, %d cores, %s %s, load average %s at the start",
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                World.load());
        say("plain: %s", String.join(" ", Options.PLAIN));
        say("small: %s", String.join(" ", Options.SMALL));
        jdks.forEach(jdk -> say("JDK %s at %s", jdk.version(), jdk.home()));
    }
}
