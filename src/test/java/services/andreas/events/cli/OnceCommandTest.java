package services.andreas.events.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.EditedRoutes;
import services.andreas.events.Patience;
import services.andreas.events.Stage;
import services.andreas.events.Terminal;
import services.andreas.events.standin.Completions;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.OpenAiErrors;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.standin.Reply;
import services.andreas.events.standin.SecretsManagerStandIn;

/** The program as a process, with an environment, an output and an exit code. */
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

        Terminal.Ended once = terminal().run("once");

        assertThat(once.code()).isZero();
        assertThat(once.out()).containsPattern("listed=1 processed=1 .* created=1 .* seconds=");
        assertThat(stage.events()).hasSize(1);
        keptSecrets(once);
    }

    @Test
    void loadsNothingOfMetricsManagementAndAttachedFiles() throws IOException {
        announceCanaries();
        stage.environment.put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=classes");

        Terminal.Ended once = terminal().run("once");

        assertThat(once.code()).isZero();
        assertThat(
                        Files.readAllLines(folder.resolve("classes")).stream()
                                .map(line -> line.replaceFirst("^.*] (\\S+) source.*", "$1 "))
                                .collect(Collectors.joining()))
                .contains("org.apache.camel.main.Main ")
                .doesNotContain(
                        "io.micrometer.",
                        "io.prometheus.",
                        "org.apache.camel.component.micrometer.",
                        "org.apache.camel.management.",
                        "org.jolokia.",
                        "org.apache.pdfbox.",
                        "org.apache.fontbox.",
                        "javax.imageio.",
                        "java.awt.",
                        "com.sun.net.httpserver.HttpServer ");
    }

    @Test
    void exitsWith1WhenAMessageFails() {
        String id = announceCanaries();
        stage.openAi
                .faults()
                .always(OpenAiStandIn.COMPLETIONS, Completions.content("{\"" + CANARY + "\":1}"));

        Terminal.Ended once = terminal().run("once");

        assertThat(once.code()).isOne();
        assertThat(once.out())
                .contains("Message " + stage.key(id) + " failed: answer-against-schema")
                .containsPattern("listed=1 .* failed=1 ");
        keptSecrets(once);
    }

    @Test
    void exitsWith2AndNamesTheCauseWhenTheKeyIsRefused() {
        announceCanaries();
        stage.environment.put("OPENAI_API_KEY", "sk-" + CANARY);
        stage.openAi
                .faults()
                .always(OpenAiStandIn.COMPLETIONS, Fault.answer(OpenAiErrors.invalidApiKey()));

        Terminal.Ended once = terminal().run("once");

        assertThat(once.code()).isEqualTo(2);
        assertThat(once.err().lines())
                .containsExactly(
                        "openai-invalid_api_key: Check OPENAI_API_KEY or OPENAI_SECRET_ARN");
        keptSecrets(once);
    }

    @Test
    void replaysWhatTheLedgerKnowsAndNamesTheRest() throws Exception {
        String id = announceCanaries();
        stage.once();

        Terminal.Ended replay = terminal().run("replay", "no-such-id", id, "nor-this");

        assertThat(replay.code()).isOne();
        assertThat(replay.err().lines())
                .containsExactly("The ledger knows no message no-such-id, nor-this");
        assertThat(replay.out()).containsPattern("listed=1 processed=1 ");
        assertThat(stage.state("no-such-id")).isEmpty();
    }

    @Test
    void exitsWith2WhenNothingAnswers() {
        announceCanaries();
        stage.gmail.faults().always(request -> true, Fault.answer(Reply.text(503, CANARY)));

        Terminal.Ended once = terminal().run("once");

        assertThat(once.code()).isEqualTo(2);
        assertThat(once.err())
                .startsWith("gmail-token-503: ")
                .contains("token_uri")
                .hasLineCount(1);
        keptSecrets(once);
    }

    @Test
    void readsItsSecretsWhereTheirArnsPoint() {
        announceCanaries();
        try (SecretsManagerStandIn manager = new SecretsManagerStandIn()) {
            String key = stage.environment.remove("OPENAI_API_KEY");
            String json = stage.environment.remove("GMAIL_CREDENTIALS_JSON");
            String openAi = manager.putOpenAi("prod/openai", key, stage.openAi.baseUrl());
            String gmail = manager.putGmail("prod/gmail", json, stage.gmail.rootUrl());
            stage.environment.put("OPENAI_SECRET_ARN", openAi);
            stage.environment.put("GMAIL_SECRET_ARN", gmail);
            stage.environment.put("SECRETSMANAGER_ENDPOINT_URL", manager.root().toString());

            Terminal.Ended once = terminal().run("once");

            assertThat(once.code()).isZero();
            assertThat(manager.read()).as("read once").containsExactly(openAi, gmail);
            keptSecrets(once);
        }
    }

    @Test
    void exitsWith2AndNamesTheSecretThatIsDenied() {
        try (SecretsManagerStandIn manager = new SecretsManagerStandIn()) {
            stage.environment.put("GMAIL_SECRET_ARN", manager.deny("prod/gmail"));
            stage.environment.put("SECRETSMANAGER_ENDPOINT_URL", manager.root().toString());

            Terminal.Ended once = CommandHere.run(stage.environment, "once");

            assertThat(once.code()).isEqualTo(2);
            assertThat(once.err())
                    .startsWith("secretsmanager-AccessDeniedException: GMAIL_SECRET_ARN arn:")
                    .contains("prod/gmail")
                    .hasLineCount(1);
            keptSecrets(once);
        }
    }

    @Test
    void takesNoRouteAndNoLogFromVariablesOfItsLibraries() {
        announceCanaries();
        stage.environment.put("CAMEL_MAIN_ROUTES_INCLUDE_PATTERN", "file:/nowhere.camel.yaml");
        stage.environment.put("CAMEL_COMPONENT_OPENAI_BASE_URL", "http://127.0.0.1:1/");
        stage.environment.put("LOG4J_CONFIGURATION_FILE", "/nowhere/log4j2.xml");
        stage.environment.put("log4j.configurationFile", "/nowhere/log4j2.xml");

        Terminal.Ended once = terminal().run("once");

        assertThat(once.code()).isZero();
        assertThat(once.err()).isEmpty();
    }

    @Test
    void takesBlankVariablesForUnsetAndStripsOthers() {
        announceCanaries();
        for (String name :
                List.of(
                        "GMAIL_QUERY",
                        "TIMEZONE",
                        "INGEST_CONCURRENCY",
                        "INGEST_LEASE",
                        "AWS_REGION",
                        "LEDGER_TABLE_NAME",
                        "OPENAI_MODEL",
                        "INGEST_TOKEN_BUDGET",
                        "ROUTES_DIR")) {
            stage.environment.put(name, " ");
        }
        stage.environment.put("CREATE_TABLES", "true \r");
        stage.environment.put("TABLE_NAME", " " + stage.table + " ");
        List<String> queries = new CopyOnWriteArrayList<>();
        stage.gmail
                .faults()
                .add(
                        request -> {
                            if (GmailStandIn.LISTS.test(request)) {
                                queries.add(request.query("q"));
                            }
                            return Optional.empty();
                        });

        Terminal.Ended once = terminal().run("once");

        assertThat(once.code()).as(once.err()).isZero();
        assertThat(queries).contains("label:Events").noneMatch(String::isBlank);
        assertThat(stage.openAi.requests().get(0).json().path("model").asText())
                .isEqualTo("gpt-6-luna");
    }

    @Test
    void exitsWith64WhateverTheCommandThatIsMisused() {
        for (String command : List.of("once", "status", "runs", "schedule")) {
            Terminal.Ended wrong = CommandHere.run(stage.environment, command, "--sideways");

            assertThat(wrong.code()).as(command).isEqualTo(64);
            assertThat(wrong.err()).contains("--sideways").hasLineCount(1);
        }
    }

    @Test
    void exitsWith64OnWrongUsage() {
        Terminal.Ended wrong = CommandHere.run(stage.environment, "twice");

        assertThat(wrong.code()).isEqualTo(64);
        assertThat(wrong.err()).contains("twice", "once");
    }

    @Test
    void exitsWith78AndNamesTheVariableThatIsWrong() {
        stage.environment.put("INGEST_CONCURRENCY", CANARY);

        Terminal.Ended once = CommandHere.run(stage.environment, "once");

        assertThat(once.code()).isEqualTo(78);
        assertThat(once.err().lines())
                .containsExactly("INGEST_CONCURRENCY: must be a whole number from 1 to 1000000000");
        keptSecrets(once);
    }

    @Test
    void exitsWith78AndNamesTheNearestLabelWhenTheMailboxHasNotTheOneThatIsAskedFor() {
        announceCanaries();
        stage.environment.put("GMAIL_QUERY", "label:Evnets");

        Terminal.Ended once = CommandHere.run(stage.environment, "once");

        assertThat(once.code()).isEqualTo(78);
        assertThat(once.err().lines())
                .containsExactly(
                        "GMAIL_QUERY: the mailbox has no label Evnets; the nearest is Events");
        assertThat(stage.gmail.lists() + stage.openAi.calls()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "once, ref: tokenBudget, ref: tokenBudgets, no bean is called tokenBudgets",
        "schedule, openai:chat-completion, openia:chat-completion, openia",
        "schedule, uri: direct:ask-openai, uri: direct:ask, no route begins with direct:ask-openai",
    })
    void exitsWith78AndNamesFileAndLineOfWhatIsWrongInARoute(
            String command, String right, String wrong, String problem) throws IOException {
        EditedRoutes.in(folder).edit("routes/ask-openai.camel.yaml", right, wrong);
        stage.environment.put("ROUTES_DIR", folder.toString());

        Terminal.Ended ended = terminal().run(command);

        assertThat(ended.code()).isEqualTo(78);
        assertThat(ended.err())
                .containsPattern("\\AROUTES_DIR: routes/ask-[a-z-]+\\.camel\\.yaml:\\d+: ")
                .contains(problem)
                .hasLineCount(1);
    }

    @Test
    void saysWhenItsLogCannotBeWritten() throws Exception {
        announceCanaries();

        Process process = terminal().process("once").redirectOutput(new File("/dev/full")).start();

        assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).as("ended").isTrue();
        assertThat(process.errorReader().lines())
                .containsExactly("What was printed could not be written: is the disk full?");
        assertThat(process.exitValue()).isOne();
    }

    @Test
    void saysNothingOfAReaderThatReadsNoFurther() throws Exception {
        Process process = terminal().process("--help").start();
        process.getInputStream().close();

        assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).as("ended").isTrue();
        assertThat(process.errorReader().lines()).isEmpty();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void exitsWith78WhenTheFolderHoldsNoRoute() throws IOException {
        for (String part : List.of("routes", "prompts", "schemas")) {
            Files.createDirectory(folder.resolve(part));
        }
        stage.environment.put("ROUTES_DIR", folder.toString());

        Terminal.Ended once = CommandHere.run(stage.environment, "once");

        assertThat(once.code()).isEqualTo(78);
        assertThat(once.err()).startsWith("ROUTES_DIR: ").hasLineCount(1);
    }

    @Test
    void readsCredentialsFromAFileBesideItWhateverTheLanguageOfTheMachine() throws IOException {
        announceCanaries();
        String json = stage.environment.remove("GMAIL_CREDENTIALS_JSON");
        Files.writeString(folder.resolve("gmail-credentials.json"), json);
        stage.environment.put("GMAIL_CREDENTIALS_FILE", "gmail-credentials.json");
        stage.environment.put("JDK_JAVA_OPTIONS", "-Duser.language=tr -Duser.country=TR");

        assertThat(terminal().run("once").code()).isZero();
    }

    @Test
    void printsItsHelpWithoutArgumentsAndWhenAsked() {
        Terminal.Ended bare = CommandHere.run(stage.environment);
        Terminal.Ended help = CommandHere.run(stage.environment, "--help");

        assertThat(bare.code()).isZero();
        assertThat(bare.out()).contains("Usage: events-gmail-ingest", "once", "schedule");
        assertThat(help.code()).isZero();
        assertThat(help.out()).isEqualTo(bare.out());
    }

    @Test
    void printsItsVersion() {
        Terminal.Ended version = terminal().run("--version");

        assertThat(version.code()).isZero();
        assertThat(version.out()).startsWith("events-gmail-ingest ").hasLineCount(1);
    }

    @Test
    void givesBackWhatItHasInHandWhenItIsToldToEnd() throws Exception {
        String id = announceCanaries();
        CountDownLatch asked = new CountDownLatch(1);
        stage.openAi.faults().always(OpenAiStandIn.COMPLETIONS, Fault.hang().telling(asked));
        Process process = terminal().start("once");
        assertThat(asked.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();

        process.destroy();

        assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).as("ended").isTrue();
        Terminal.Ended ended = terminal().ended(process);
        assertThat(ended.code()).isOne();
        assertThat(stage.state(id)).doesNotContainKeys("in_progress_expiration", "attempts");
        assertThat(stage.status(id)).isEqualTo("FAILED");
        keptSecrets(ended);
    }

    private String announceCanaries() {
        String subject = "Subject of the " + CANARY;
        stage.openAi
                .recorded()
                .add(subject, Stage.answer(Stage.event("The " + CANARY, "2026-12-05", "Aviary")));
        return stage.mail(subject, "Text of the " + CANARY);
    }

    private Terminal terminal() {
        return new Terminal(folder, stage.environment);
    }

    /** Mails, answers and credentials of these tests hold canaries or are these words. */
    private static void keptSecrets(Terminal.Ended ended) {
        assertThat(ended.out() + ended.err())
                .doesNotContainIgnoringCase(CANARY)
                .doesNotContain("oldmill", "Old Mill", "Aviary")
                .doesNotContain("demo-client-secret", "demo-refresh-token", "ya29.", "sk-demo");
    }
}
