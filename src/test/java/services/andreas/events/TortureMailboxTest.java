package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole program on the odd messages that mime4j has collected. */
class TortureMailboxTest {
    private static final Instant FIRST = Instant.parse("2026-11-20T09:00:00Z");
    private static final Map<String, Object> EVENT =
            Stage.event("Winter Concert", "2026-12-05T19:30", "Old Mill");

    private static final Pattern COUNTER = Pattern.compile("(\\w+)=(\\d+)(?![.\\d])");

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void isProcessedToTheLastMessage() throws Exception {
        List<byte[]> messages = messages();
        for (byte[] message : messages) {
            Instant received = FIRST.plus(Duration.ofMinutes(stage.gmail.mailbox().size()));
            stage.gmail.mailbox().add(message, received, "Events");
        }
        stage.openAi.answers(request -> Stage.answer(EVENT));

        List<String> log = new ArrayList<>();
        int exitCode = once(log);

        Map<String, Long> counters = counters(log);
        assertThat(messages).hasSize(80);
        assertThat(counters)
                .as(String.join("\n", log))
                .containsEntry("listed", 80L)
                .containsEntry("processed", 80L)
                .containsEntry("failed", 0L)
                .as("what no mail says")
                .containsEntry("created", 0L);
        assertThat(
                        counters.get("processed")
                                + counters.get("skipped")
                                + counters.get("failed")
                                + counters.get("deferred")
                                + counters.get("quarantined"))
                .isEqualTo(counters.get("listed"));
        assertThat(exitCode).isZero();
        assertThat(log)
                .as("a trace")
                .noneMatch(
                        line -> line.contains("Exception") || line.matches(".*\\bat [\\w.]+\\(.*"));
        assertThat(log).as("warnings").noneMatch(line -> line.matches(".* (WARN|ERROR) .*"));
    }

    /** Runs the command {@code once} to its end, and gathers what it prints. */
    private int once(List<String> log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ProgramJar.command("-Xmx256m"));
        command.add("once");
        ProcessBuilder program = new ProcessBuilder(command);
        program.environment().putAll(stage.environment);
        program.redirectErrorStream(true);
        Process process = program.start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(log::add);
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Map<String, Long> counters(List<String> log) {
        return log.stream()
                .filter(line -> line.contains("Run ended: "))
                .flatMap(line -> COUNTER.matcher(line).results())
                .collect(Collectors.toMap(m -> m.group(1), m -> Long.valueOf(m.group(2))));
    }

    private static List<byte[]> messages() throws IOException {
        URL folder = TortureMailboxTest.class.getResource("/testmsgs/");
        List<byte[]> messages = new ArrayList<>();
        try (JarFile jar = ((JarURLConnection) folder.openConnection()).getJarFile()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().endsWith(".msg")) {
                    messages.add(jar.getInputStream(entry).readAllBytes());
                }
            }
        }
        return messages;
    }
}
