package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.run.MessageResult;

/** An edit takes effect on the next run of a long-running application, as in {@code mvn -Pdev}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReloadTest {
    private static final String ANNOUNCED = "Winter Concert";

    private final Stage stage = new Stage();
    private final Path folder = RoutesCopy.unchanged("reload");
    private final AtomicLong listsOfTheAddedRoute = new AtomicLong();
    private int announced;
    private Dev dev;

    @BeforeAll
    void start() throws IOException {
        dev = new Dev(stage.environment, folder);
        stage.gmail
                .faults()
                .add(
                        request -> {
                            if ("from:the-added-route".equals(request.query("q"))) {
                                listsOfTheAddedRoute.incrementAndGet();
                            }
                            return Optional.empty();
                        });
    }

    @BeforeEach
    void restore() throws Exception {
        RoutesCopy.unchanged("reload");
        stage.gmail.mailbox().clear();
        // beans that a test has edited are given back before the next one edits anything
        dev.ingest();
    }

    @AfterAll
    void close() {
        dev.close();
        stage.close();
    }

    @Test
    void ofAPromptActsAtOnce() throws Exception {
        edit(
                "prompts/extract-events.system.md",
                "You read one e-mail",
                "You are the edited prompt. You read one e-mail");

        ingestOne();

        assertThat(lastQuestion()).contains("You are the edited prompt.");
    }

    @Test
    void ofASchemaActsAtOnce() throws Exception {
        edit("schemas/events.schema.json", "The name of the event", "The edited name of the event");

        ingestOne();

        assertThat(lastQuestion()).contains("The edited name of the event");
    }

    @Test
    void ofARouteActsOnTheNextRun() throws Exception {
        edit("routes/ask-openai.camel.yaml", "_tokens: 16384", "_tokens: 4242");

        ingestOne();

        assertThat(lastQuestion()).contains("4242");
    }

    @Test
    void ofTheBeansActsOnTheNextRun() throws Exception {
        ingestOne();
        edit("routes/beans.camel.yaml", "budget: \"{{ingest.token-budget}}\"", "budget: 1");

        stage.mail("Too much to ask", "The text");
        until(() -> dev.ingest().count(MessageResult.DEFERRED) == 1);
    }

    @Test
    void addsARouteWhoseFileIsAddedAndEndsOneWhoseFileIsDeleted() throws Exception {
        Path added = folder.resolve("routes/added.camel.yaml");
        try {
            Files.writeString(
                    added,
                    """
                    - route:
                        id: added
                        routeConfigurationId: log-and-go-on
                        from:
                          uri: timer:added
                          parameters:
                            period: 20
                          steps:
                            - to:
                                uri: google-mail:messages/list
                                parameters:
                                  userId: me
                                  q: from:the-added-route
                    """);

            until(
                    () -> {
                        ingestOne();
                        return listsOfTheAddedRoute.get() > 0;
                    });
        } finally {
            Files.delete(added);
        }
        dev.ingest();
        long lists = listsOfTheAddedRoute.get();
        ingestOne();
        assertThat(listsOfTheAddedRoute).hasValue(lists);
    }

    @ParameterizedTest
    @CsvSource({
        "fail-message, steps:, steps: [",
        "settle-failure, direct:give-back, direct:give",
        "fail-message, ref: messageLedger, ref: message",
    })
    void ofWhatIsWrongLeavesTheOldRoutesAtWorkUntilItIsMended(
            String route, String right, String wrong) throws Exception {
        String file = "routes/" + route + ".camel.yaml";
        edit(file, right, wrong);
        edit("routes/ask-openai.camel.yaml", "_tokens: 16384", "_tokens: 777");

        ingestOne();
        assertThat(lastQuestion()).doesNotContain("777");

        edit(file, wrong, right);
        ingestOne();
        assertThat(lastQuestion()).contains("777");
    }

    private void ingestOne() throws Exception {
        String subject = ANNOUNCED + " " + ++announced;
        stage.announce(subject, Stage.event(subject, "2026-12-05T19:30", "Town Hall"));
        until(() -> dev.ingest().count(MessageResult.PROCESSED) == 1);
    }

    private String lastQuestion() {
        var requests = stage.openAi.requests();
        return requests.get(requests.size() - 1).json().toString();
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(file), text.replace(from, to));
    }

    /** The condition is work of its own: nothing waits. */
    private static void until(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Patience.LIMIT.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime() < deadline).as("it hangs").isTrue();
        }
    }
}
