package services.andreas.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The packaged program at work on a storm, as a process that can be killed and stopped. */
final class IngestProcess implements AutoCloseable {
    private static final Path LOGS = Path.of("target", "chaos");

    private final Process process;
    private final Path log;

    private IngestProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static IngestProcess start(Storm storm) {
        return start(storm.stage.environment, "once");
    }

    static IngestProcess start(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(ProgramJar.command("-Xmx256m"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        try {
            Path log = Files.createTempFile(Files.createDirectories(LOGS), "process", ".log");
            builder.redirectOutput(log.toFile());
            return new IngestProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the condition; false when the process has ended before. */
    boolean await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.SECONDS);
        try {
            while (!condition.getAsBoolean()) {
                if (process.waitFor(1, TimeUnit.MILLISECONDS)) {
                    return false;
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "Nothing happened in " + Patience.SECONDS + " s");
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The exit code. */
    int awaitEnd() {
        await(() -> false);
        return process.exitValue();
    }

    /** Whether it has written a line; before its first one, a signal may end Java itself. */
    boolean hasBegun() {
        try {
            return Files.size(log) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    void terminate() {
        process.destroy();
    }

    /** SIGSTOP. */
    void pause() {
        signal("-STOP");
    }

    /** SIGCONT. */
    void resume() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
