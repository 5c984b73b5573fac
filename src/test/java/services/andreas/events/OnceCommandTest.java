package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import services.andreas.events.standin.Completions;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.OpenAiErrors;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.standin.Reply;

/** The program as its users start it: a process with an environment, an output and an exit code. */
class OnceCommandTest {
    private static final String CANARY = "canary";

    private final Stage stage = new Stage();

    @TempDir Path folder;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void exitsWith0WhenAllIsDone() {
        announceCanaries();

        Ended once = run("once");

        assertThat(once.code).isZero();
        assertThat(once.out).containsPattern("listed=1 processed=1 .* created=1 .* seconds=");
        assertThat(stage.events()).hasSize(1);
        once.keptSecrets();
    }

    @Test
    void exitsWith1WhenAMessageFails() {
        String id = announceCanaries();
        stage.openAi
                .faults()
                .always(OpenAiStandIn.COMPLETIONS, Completions.content("{\"" + CANARY + "\":1}"));

        Ended once = run("once");

        assertThat(once.code).isOne();
        assertThat(once.out)
                .contains("Message " + id + " failed: answer-against-schema")
                .containsPattern("listed=1 .* failed=1 ");
        once.keptSecrets();
    }

    @Test
    void exitsWith2AndNamesTheCauseWhenTheKeyIsRefused() {
        announceCanaries();
        stage.environment.put("OPENAI_API_KEY", "sk-" + CANARY);
        stage.openAi
                .faults()
                .always(OpenAiStandIn.COMPLETIONS, Fault.answer(OpenAiErrors.invalidApiKey()));

        Ended once = run("once");

        assertThat(once.code).isEqualTo(2);
        assertThat(once.err.lines())
                .containsExactly(
                        "openai-invalid_api_key: Check OPENAI_API_KEY or OPENAI_SECRET_ARN");
        once.keptSecrets();
    }

    @Test
    void exitsWith2WhenNothingAnswers() {
        announceCanaries();
        stage.gmail.faults().always(request -> true, Fault.answer(Reply.text(503, CANARY)));

        Ended once = run("once");

        assertThat(once.code).isEqualTo(2);
        assertThat(once.err.lines()).containsExactly("gmail-token-503");
        once.keptSecrets();
    }

    @Test
    void exitsWith64OnWrongUsage() {
        Ended wrong = run("twice");

        assertThat(wrong.code).isEqualTo(64);
        assertThat(wrong.err).contains("twice", "once");
    }

    @Test
    void exitsWith78AndNamesTheVariableThatIsWrong() {
        stage.environment.put("INGEST_CONCURRENCY", CANARY);

        Ended once = run("once");

        assertThat(once.code).isEqualTo(78);
        assertThat(once.err.lines())
                .containsExactly("INGEST_CONCURRENCY: must be a whole number, 1 or more");
        once.keptSecrets();
    }

    @Test
    void exitsWith78WhenTheFolderHoldsNoRoute() throws IOException {
        for (String part : List.of("routes", "prompts", "schemas")) {
            Files.createDirectory(folder.resolve(part));
        }
        stage.environment.put("ROUTES_DIR", folder.toString());

        Ended once = run("once");

        assertThat(once.code).isEqualTo(78);
        assertThat(once.err).startsWith("ROUTES_DIR: ").hasLineCount(1);
    }

    @Test
    void readsCredentialsFromAFileBesideIt() throws IOException {
        announceCanaries();
        String json = stage.environment.remove("GMAIL_CREDENTIALS_JSON");
        Files.writeString(folder.resolve("gmail-credentials.json"), json);
        stage.environment.put("GMAIL_CREDENTIALS_FILE", "gmail-credentials.json");

        assertThat(run("once").code).isZero();
    }

    @Test
    void printsItsHelpWithoutArgumentsAndWhenAsked() {
        Ended bare = run();
        Ended help = run("--help");

        assertThat(bare.code).isZero();
        assertThat(bare.out).contains("Usage: events-gmail-ingest", "once", "schedule");
        assertThat(help.code).isZero();
        assertThat(help.out).isEqualTo(bare.out);
    }

    @Test
    void printsItsVersion() {
        Ended version = run("--version");

        assertThat(version.code).isZero();
        assertThat(version.out).startsWith("events-gmail-ingest ").hasLineCount(1);
    }

    @Test
    void givesBackWhatItHasInHandWhenItIsToldToEnd() throws Exception {
        String id = announceCanaries();
        CountDownLatch asked = new CountDownLatch(1);
        stage.openAi
                .faults()
                .always(
                        OpenAiStandIn.COMPLETIONS,
                        (request, standIn) -> {
                            asked.countDown();
                            return Fault.hang().answer(request, standIn);
                        });
        Process process = start("once");
        assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

        process.destroy();

        assertThat(process.waitFor(25, TimeUnit.SECONDS)).as("ended in time").isTrue();
        Ended ended = ended(process);
        assertThat(ended.code).isOne();
        assertThat(stage.state(id)).doesNotContainKeys("in_progress_expiration", "attempts");
        assertThat(stage.status(id)).isEqualTo("FAILED");
        ended.keptSecrets();
    }

    private String announceCanaries() {
        String subject = "Subject of the " + CANARY;
        stage.openAi
                .recorded()
                .add(subject, Stage.answer(Stage.event("The " + CANARY, "2026-12-05", "Aviary")));
        return stage.mail(subject, "Text of the " + CANARY);
    }

    private Ended run(String... arguments) {
        Process process = start(arguments);
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                throw new IllegalStateException("It hangs: " + Files.readString(out()));
            }
            return ended(process);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String... arguments) {
        List<String> command =
                Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-cp",
                                        classpath(),
                                        EventsGmailIngest.class.getName()),
                                Stream.of(arguments))
                        .toList();
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(stage.environment);
        builder.redirectOutput(out().toFile()).redirectError(err().toFile());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the program has at run time: our classes are in folders that are no longer relative. */
    private static String classpath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Ended ended(Process process) throws IOException {
        return new Ended(
                process.exitValue(),
                Files.readString(out(), StandardCharsets.UTF_8),
                Files.readString(err(), StandardCharsets.UTF_8));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Path err() {
        return folder.resolve("err");
    }

    private record Ended(int code, String out, String err) {
        /** Mails, answers and credentials of these tests hold canaries or are these words. */
        void keptSecrets() {
            assertThat(out + err)
                    .doesNotContainIgnoringCase(CANARY)
                    .doesNotContain("oldmill", "Old Mill", "Aviary")
                    .doesNotContain("demo-client-secret", "demo-refresh-token", "ya29.", "sk-demo");
        }
    }
}
