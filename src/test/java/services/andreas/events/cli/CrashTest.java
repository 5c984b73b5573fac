package services.andreas.events.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import services.andreas.events.Patience;
import services.andreas.events.Stage;
import services.andreas.events.Terminal;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.OpenAiStandIn;

/** Processes that are killed, frozen, or told to end while they compute without an end. */
class CrashTest {
    private final Stage stage = new Stage();

    @TempDir Path folder;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void namesARunThatWasKilledAndDoesWhatItLeft() throws Exception {
        stage.environment.put("INGEST_LEASE", "5");
        stage.environment.put("INGEST_CONCURRENCY", "3");
        for (int i = 0; i < 5; i++) {
            stage.announce("Mail " + i, Stage.event("Fair " + i, "2026-12-0" + (i + 1), "Mill"));
        }
        CountDownLatch asked = new CountDownLatch(3);
        stage.openAi.faults().always(OpenAiStandIn.COMPLETIONS, Fault.hang().telling(asked));
        Process process = terminal("killed").start("once");
        assertThat(asked.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        kill(process);
        stage.openAi.faults().clear();

        Terminal.Ended status = CommandHere.run(stage.environment, "status");
        Terminal.Ended next = terminal("next").run("once");
        Terminal.Ended runs = CommandHere.run(stage.environment, "runs", "--json");

        JsonNode all = new ObjectMapper().readTree(runs.out());
        assertThat(status.out()).contains(all.get(1).get("owner").asText(), "until 20");
        assertThat(next.code()).as(next.out() + next.err()).isZero();
        assertThat(next.out()).contains("processed=5", "did not end: its process died");
        assertThat(all.get(0).get("outcome").asText()).isEqualTo("good");
        assertThat(all.get(1).get("outcome").asText()).isEqualTo("died");
        assertThat(stage.events()).hasSize(5);
    }

    @Test
    void asksNoMoreAfterItWasFrozenForLongerThanItsLease() throws Exception {
        stage.environment.put("INGEST_LEASE", "3");
        String id = stage.announce("Mail", Stage.event("Fair", "2026-12-05", "Mill"));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch frozen = new CountDownLatch(1);
        stage.openAi
                .faults()
                .next(
                        OpenAiStandIn.COMPLETIONS,
                        (request, standIn) -> {
                            asked.countDown();
                            await(frozen);
                            return Fault.dropBefore().answer(request, standIn);
                        });
        Process process = terminal("frozen").start("once");
        await(asked);
        signal(process, "-STOP");

        RunReport other = stage.once();
        long calls = stage.openAi.calls();
        frozen.countDown();
        signal(process, "-CONT");
        assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();

        assertThat(other.count(MessageResult.PROCESSED)).isOne();
        assertThat(stage.openAi.calls()).isEqualTo(calls);
        assertThat(stage.status(id)).isEqualTo("COMPLETED");
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void exitsWith3AndCountsADeathWhenItIsToldToEndWhileItComputes() throws Exception {
        stage.environment.put("ROUTES_DIR", routesThatLoop().toString());
        String id = stage.mail("Endless", "A fair");
        Process process = terminal("endless").start("once");
        Path out = folder.resolve("endless/out");
        while (!Files.readString(out).contains("It loops")) {
            assertThat(process.waitFor(10, TimeUnit.MILLISECONDS)).as("it has ended").isFalse();
        }

        process.destroy();
        assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();

        assertThat(process.exitValue()).isEqualTo(3);
        assertThat(stage.status(id)).isEqualTo("INPROGRESS");
        assertThat(stage.state(id).get("reason").s()).isEqualTo("message-hangs");
        assertThat(stage.state(id).get("in_progress_expiration").n()).isEqualTo("0");
    }

    /** The packaged routes, but extraction never ends. */
    private Path routesThatLoop() throws IOException {
        Path routes = folder.resolve("edited");
        assertThat(CommandHere.run(stage.environment, "export-routes", routes.toString()).code())
                .isZero();
        Path extract = routes.resolve("routes/extract-events.camel.yaml");
        String text = Files.readString(extract);
        String loop =
                """
                      steps:
                        - log:
                            id: tell-loop
                            message: It loops
                        - loop:
                            id: endless
                            doWhile: true
                            simple: ${body} != 'never'
                            steps:
                              - setVariable:
                                  id: busy
                                  name: busy
                                  simple: ${random(9)}
                """;
        Files.writeString(extract, text.replaceFirst("      steps:\\n", "@").replace("@", loop));
        return routes;
    }

    private Terminal terminal(String name) throws IOException {
        return new Terminal(Files.createDirectory(folder.resolve(name)), stage.environment);
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private static void signal(Process process, String signal) throws Exception {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
