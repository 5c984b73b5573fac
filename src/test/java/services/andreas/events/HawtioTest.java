package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An operator at the console, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HawtioTest {
    private static final Pattern STEP = Pattern.compile("\\n {8,}id: (\\S+)");

    private final Stage stage = new Stage();
    private Scheduled scheduled;
    private Chromium chromium;

    @BeforeAll
    void open(@TempDir Path profile) throws Exception {
        Optional<Path> program = Chromium.installed();
        assumeTrue(program.isPresent(), "No Chromium here: the console is not tried in a browser");
        stage.environment.put("MANAGEMENT_CONSOLE", "true");
        stage.announce("Fair", Stage.event("Fair", "2026-12-05", "Mill"));
        scheduled = new Scheduled(stage);
        chromium = new Chromium(program.get(), profile);
    }

    @AfterAll
    void close() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
        if (scheduled != null) {
            scheduled.close();
        }
        stage.close();
    }

    @Test
    void opensOnTheRoutesAndAsksNoOtherOriginForAnything() throws Exception {
        chromium.open(scheduled.root() + "/hawtio/");
        chromium.awaitText("Camel Contexts");

        assertThat(chromium.evaluate("location.pathname").asText()).startsWith("/hawtio/camel");
        assertThat(
                        chromium.evaluate(
                                        "performance.getEntriesByType('resource').map(e => e.name)"
                                                + ".filter(name =>"
                                                + " !name.startsWith(location.origin)).length")
                                .asInt())
                .isZero();
        // the model's stand-in is another origin that answers
        String fetch =
                "fetch('%s', {mode: 'no-cors'}).then(() => 'reached', () => 'refused')"
                        .formatted(stage.openAi.baseUrl());
        assertThat(chromium.evaluate(fetch).asText()).isEqualTo("refused");
    }

    @Test
    void showsRoutesByNameAndSuspendsAndResumesOne() throws Exception {
        chromium.open(scheduled.root() + "/hawtio/camel");
        chromium.click("tree-view", "routes");
        chromium.awaitText("ingest-mailbox");
        chromium.awaitText("store-event");
        chromium.awaitText("Completed");

        chromium.click("tree-view", "store-event");
        chromium.click("tabs", "Operations");
        execute("suspend()");
        scheduled.await("/health/ready", "store-event is suspended");

        execute("resume()");
        scheduled.await("/health/ready", "\"routes\":\"ok\"");
    }

    @Test
    void drawsTheStepsOfARouteByTheirNamesAndOffersNoEditorFromElsewhere() throws Exception {
        chromium.open(scheduled.root() + "/hawtio/camel");
        chromium.click("tree-view", "routes");
        chromium.click("tree-view", "store-event");
        chromium.click("tabs", "Route Diagram");

        String step = Files.readString(Path.of("src/main/resources/routes/store-event.camel.yaml"));
        for (Matcher id = STEP.matcher(step); id.find(); ) {
            // long names are cut
            chromium.awaitText(id.group(1).substring(0, Math.min(12, id.group(1).length())));
        }
        String tabs =
                "[...document.querySelectorAll('[class*=tabs] a')].filter(a => a.offsetParent)"
                        + ".map(a => a.textContent.trim()).join()";
        assertThat(chromium.evaluate(tabs).asText())
                .contains("Route Diagram")
                .doesNotContain("Source");
    }

    @Test
    void triggersARunAndShowsItsCounters() throws Exception {
        chromium.open(scheduled.root() + "/hawtio/jmx");
        chromium.expand("services.andreas.events");
        chromium.expand("Runs");
        chromium.click("tree-view", "ingest-mailbox");
        chromium.click("tabs", "Operations");
        execute("trigger()");
        chromium.awaitText("Started: the run of 20");
        scheduled.await("/metrics", "ingest_runs_total{outcome=\"good\"} 1.0");

        chromium.click("tabs", "Attributes");
        chromium.awaitText("LastOutcome");
        chromium.awaitText("good");
        assertThat(stage.events()).hasSize(1);
        String again =
                """
                fetch('/jolokia/', {method: 'POST', body: JSON.stringify({type: 'exec',
                    mbean: 'services.andreas.events:type=Runs,name=ingest-mailbox',
                    operation: 'trigger()'})}).then(answer => answer.text())\
                """;
        assertThat(chromium.evaluate(again).asText()).contains("Started: the run of 20");
    }

    private void execute(String operation) throws InterruptedException {
        chromium.await(
                """
                (operation => {
                    const item = [...document.querySelectorAll('li')]
                        .find(li => li.textContent.includes(operation));
                    const button = name => item && [...item.querySelectorAll('button')]
                        .find(button => button.textContent.trim() === name);
                    const execute = button('Execute');
                    const closed = execute && execute.closest('[hidden]');
                    if (closed) item.querySelector('[class*=__toggle] button').click();
                    else if (execute) execute.click();
                    return !!execute && !closed;
                })("%s")\
                """
                        .formatted(operation));
    }
}
