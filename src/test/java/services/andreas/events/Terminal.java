package services.andreas.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

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
        List<String> command = new ArrayList<>(ProgramJar.command());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    public Ended ended(Process process) throws IOException {
        return new Ended(process.exitValue(), Files.readString(out()), Files.readString(err()));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Path err() {
        return folder.resolve("err");
    }
}
