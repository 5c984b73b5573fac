package services.andreas.events;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where users start the program: a folder and an environment; a process, its output and exit code.
 */
public record Terminal(Path folder, Map<String, String> environment) {
    /** What a process left behind. */
    public record Ended(int code, String out, String err) {}

    public Ended run(String... arguments) {
        Process process = start(arguments);
        try {
            if (!process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("It hangs: " + Files.readString(out()));
            }
            return ended(process);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    public Process start(String... arguments) {
        try {
            return process(arguments)
                    .redirectOutput(out().toFile())
                    .redirectError(err().toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ProcessBuilder process(String... arguments) {
        List<String> command =
                Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-XX:+UseSerialGC",
                                        "-cp",
                                        classpath(),
                                        EventsGmailIngest.class.getName()),
                                Stream.of(arguments))
                        .toList();
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    public Ended ended(Process process) throws IOException {
        return new Ended(process.exitValue(), Files.readString(out()), Files.readString(err()));
    }

    /** What the program has at run time: our classes are in folders that are no longer relative. */
    private static String classpath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Path err() {
        return folder.resolve("err");
    }
}
