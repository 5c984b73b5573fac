package services.andreas.events.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The packaged program, as a process of its own. */
final class Program {
    static final Path PACKAGED = Path.of("target", "events-gmail-ingest.jar");

    private static final Path LOG = Path.of("target", "bench", "program.log");

    private static final int TRAINING = 20;

    private final Jdk jdk;
    private final List<String> options;
    private final Path folder;

    Program(Jdk jdk, List<String> options) {
        this(jdk, options, PACKAGED.getParent());
    }

    /**
     * @param folder holds the jar and its libraries, and is where the program runs
     */
    Program(Jdk jdk, List<String> options, Path folder) {
        this.jdk = jdk;
        this.options = options;
        this.folder = folder;
    }

    Program with(String option) {
        List<String> more = new ArrayList<>(options);
        more.add(option);
        return new Program(jdk, more, folder);
    }

    /** The same with a cache of the classes that a run in this world loads. */
    Program withCache(World world) throws IOException, InterruptedException {
        Path cache =
                Files.createTempFile(LOG.getParent(), "classes-" + jdk.feature(), ".cache")
                        .toAbsolutePath();
        Files.delete(cache);
        cache.toFile().deleteOnExit();
        world.mailbox(TRAINING, 10_000);
        with(jdk.record(cache)).once(world.environment(4)).mustHaveProcessed(TRAINING);
        return with(jdk.use(cache));
    }

    /** Starts a command, whose output goes to the log. */
    Process startLogged(Map<String, String> environment, String command) throws IOException {
        return builder(environment, command)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
                .start();
    }

    private ProcessBuilder builder(Map<String, String> environment, String argument) {
        List<String> command = new ArrayList<>(List.of(jdk.java()));
        command.addAll(options);
        command.addAll(List.of("-jar", PACKAGED.getFileName().toString(), argument));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        return builder.redirectError(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
    }

    /** Runs the command {@code once}. */
    Run once(Map<String, String> environment) throws IOException, InterruptedException {
        long exec = System.nanoTime();
        Process process = start("once", environment);
        try {
            return watch(process, exec);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Starts a command, whose output the caller reads. */
    Process start(String command, Map<String, String> environment) throws IOException {
        return builder(environment, command).start();
    }

    private static Run watch(Process process, long exec) throws IOException, InterruptedException {
        double started = Double.NaN;
        ProcessStatus atStart = null;
        ProcessStatus atEnd = null;
        Map<String, Double> counters = Map.of();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.contains("routes started")) {
                    started = milliseconds(exec);
                    atStart = ProcessStatus.of(process.pid());
                } else if (line.contains("Run ended: ")) {
                    atEnd = ProcessStatus.of(process.pid());
                    counters = counters(line);
                }
                lines.add(line);
            }
        }
        int exitCode = process.waitFor();
        double ended = milliseconds(exec);
        Files.write(LOG, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new Run(exitCode, started, ended, atStart, atEnd, counters);
    }

    private static double milliseconds(long since) {
        return (System.nanoTime() - since) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    static Map<String, Double> counters(String line) {
        Map<String, Double> counters = new TreeMap<>();
        for (String word : line.split(" ")) {
            String[] parts = word.split("=");
            if (parts.length == 2) {
                counters.put(parts[0], Double.valueOf(parts[1]));
            }
        }
        return counters;
    }
}
