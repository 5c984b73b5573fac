package services.andreas.events.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.Patience;
import services.andreas.events.Stage;
import services.andreas.events.Terminal;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.OpenAiErrors;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.standin.Ports;

/** The long-running program: its health and metrics, and its end. */
class ScheduleCommandTest {

    private final Stage stage = new Stage();
    private final HttpClient http = HttpClient.newHttpClient();
    private int port;

    @TempDir Path folder;

    @BeforeEach
    void settle() {
        port = Ports.free();
        stage.environment.put("INGEST_CRON", "* * * * * ?");
        stage.environment.put("MANAGEMENT_PORT", Integer.toString(port));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void tellsHowItIsAndEndsWhenItIsToldTo() throws Exception {
        String canary = "canary-of-the-subject";
        stage.announce(canary, Stage.event("Fair", "2026-12-05", "Mill"));
        Process process = terminal().start("schedule");
        try {
            awaitRun(process, "good");
            await(process, "health/ready", "\"status\":\"UP\"");

            assertThat(get("health/live").statusCode()).isEqualTo(200);
            assertThat(get("health/ready").statusCode()).isEqualTo(200);
            assertThat(get("health/other").statusCode()).isEqualTo(404);
            assertThat(send("DELETE", "health/live").statusCode()).isEqualTo(405);
            assertThat(get("metrics").body())
                    .contains(
                            "ingest_messages_total{outcome=\"processed\"} 1.0",
                            "ingest_events_total{change=\"created\"} 1.0",
                            "ingest_events_found_total{source=\"openai\"} 1.0",
                            "openai_calls_total{result=\"answered\"} 1.0",
                            "gmail_units_total{method=\"get\"} 20.0",
                            "ingest_quarantined 0.0")
                    .containsPattern("openai_cost_usd_total [0-9.E-]*[1-9]")
                    .containsPattern("ingest_last_good_run_age_seconds [0-9.]+")
                    .doesNotContain(canary, "oldmill", "Fair");
            Terminal.Ended health = CommandHere.run(stage.environment, "health");
            assertThat(health.code()).isZero();
            assertThat(health.out()).contains("\"status\":\"UP\"");

            process.destroy();

            assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            Terminal.Ended gone = CommandHere.run(stage.environment, "health", "--live");
            assertThat(gone.code()).isOne();
            assertThat(gone.err()).endsWith(port + "/health/live does not answer\n");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void showsItsRoutesInMetricsAndToWhoAttaches() throws Exception {
        stage.announce("Fair", Stage.event("Fair", "2026-12-05", "Mill"));
        Process process = terminal().start("schedule");
        try {
            awaitRun(process, "good");

            assertThat(get("metrics").body())
                    .containsPattern(
                            "camel_exchanges_succeeded_total\\{.*routeId=\"store-event\".*} 1.0")
                    .containsPattern(
                            "camel_route_policy_seconds_count\\{.*routeId=\"store-event\".*} 1")
                    .containsPattern("camel_message_history_seconds_count\\{.*nodeId=\"complete\"");

            VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
            JMXServiceURL address = new JMXServiceURL(machine.startLocalManagementAgent());
            try (JMXConnector jmx = JMXConnectorFactory.connect(address)) {
                MBeanServerConnection beans = jmx.getMBeanServerConnection();
                ObjectName route =
                        new ObjectName(
                                "org.apache.camel:context=events-gmail-ingest,type=routes,"
                                        + "name=\"store-event\"");
                ObjectName ledger = new ObjectName("services.andreas.events:type=Ledger,*");
                assertThat(beans.getAttribute(route, "State")).isEqualTo("Started");
                assertThat(beans.getAttribute(route, "ExchangesCompleted")).isEqualTo(1L);
                assertThat(beans.queryNames(ledger, null))
                        .singleElement()
                        .satisfies(
                                name -> {
                                    assertThat(beans.getAttribute(name, "Open")).isEqualTo(0L);
                                    assertThat(beans.getAttribute(name, "Quarantined"))
                                            .isEqualTo(0L);
                                });
            } finally {
                machine.detach();
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void finishesWhatItHasInHandWhenItIsToldToEnd() throws Exception {
        String id = stage.announce("Fair", Stage.event("Fair", "2026-12-05", "Mill"));
        CountDownLatch asked = new CountDownLatch(1);
        stage.openAi
                .faults()
                .always(
                        OpenAiStandIn.COMPLETIONS,
                        Fault.delay(Duration.ofSeconds(2)).telling(asked));
        Process process = terminal().start("schedule");
        try {
            assertThat(asked.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();

            process.destroy();

            assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(stage.status(id)).isEqualTo("COMPLETED");
            assertThat(stage.openAi.calls()).isOne();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void isAliveButNotReadyAfterARunThatCouldNotBeCarriedOut() throws Exception {
        stage.announce("Fair", Stage.event("Fair", "2026-12-05", "Mill"));
        stage.openAi
                .faults()
                .always(OpenAiStandIn.COMPLETIONS, Fault.answer(OpenAiErrors.invalidApiKey()));
        Process process = terminal().start("schedule");
        try {
            await(process, "health/ready", "\"last-run\":\"openai-invalid_api_key\"");

            assertThat(get("health/ready").statusCode()).isEqualTo(503);
            assertThat(get("health/live").statusCode()).isEqualTo(200);
            awaitRun(process, "failed");
            assertThat(CommandHere.run(stage.environment, "health").code()).isOne();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void endsWithOneLineWhenItsPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            stage.environment.put("MANAGEMENT_PORT", Integer.toString(taken.getLocalPort()));
            Terminal.Ended ended = CommandHere.run(stage.environment, "schedule");

            assertThat(ended.code()).isEqualTo(78);
            assertThat(ended.err())
                    .startsWith("MANAGEMENT_PORT: " + taken.getLocalPort())
                    .hasLineCount(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prometheus-metrics-model", "jolokia-server-core"})
    void endsWithOneLineWhenAClassIsMissing(String part) throws Exception {
        stage.environment.put("MANAGEMENT_CONSOLE", "true");
        ProcessBuilder lacking = terminal().process("schedule");
        lacking.command(lacking.command().stream().map(word -> without(part, word)).toList());
        Path err = folder.resolve("err");
        Process process = lacking.redirectError(err.toFile()).start();
        try {
            assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();

            assertThat(process.exitValue()).isEqualTo(2);
            assertThat(Files.readString(err))
                    .startsWith("java.lang.NoClassDefFoundError")
                    .hasLineCount(1);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The manifest of our jar names all libraries, our classes alone name none. */
    private static String without(String part, String classpath) {
        return Stream.of(classpath.split(File.pathSeparator))
                .map(entry -> entry.replace("events-gmail-ingest.jar", "classes"))
                .filter(entry -> !entry.contains(part))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Terminal terminal() {
        return new Terminal(folder, stage.environment);
    }

    private void await(Process process, String page, String text) throws Exception {
        await(process, page, body -> body.contains(text));
    }

    /** Until the metrics count a run that ended so, which they do last. */
    private void awaitRun(Process process, String outcome) throws Exception {
        String counter = "ingest_runs_total{outcome=\"" + outcome + "\"} ";
        await(
                process,
                "metrics",
                body -> body.contains(counter) && !body.contains(counter + "0.0"));
    }

    private void await(Process process, String page, Predicate<String> shown) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.SECONDS);
        String last = "";
        while (!shown.test(last)) {
            assertThat(process.waitFor(50, TimeUnit.MILLISECONDS)).as("ended").isFalse();
            assertThat(System.nanoTime() < deadline).as(last).isTrue();
            try {
                last = get(page).body();
            } catch (IOException e) {
                last = e.toString();
            }
        }
    }

    private HttpResponse<String> get(String page) throws IOException, InterruptedException {
        return send("GET", page);
    }

    private HttpResponse<String> send(String method, String page)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + page))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
