package services.andreas.events.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import services.andreas.events.EditedRoutes;
import services.andreas.events.edits.Finding;

class ValidateRoutesCommandTest {
    private static final String ASK = "routes/ask-openai.camel.yaml";
    private static final String SCHEMA = "schemas/events.schema.json";

    @TempDir Path folder;

    private EditedRoutes routes;

    @BeforeEach
    void export() throws IOException {
        routes = EditedRoutes.in(folder);
    }

    @Test
    void saysThatThereIsNoSuchFolder() {
        assertThat(ValidateRoutesCommand.findings(Path.of("no-such-folder")))
                .extracting(Finding::toString)
                .containsExactly("no-such-folder: is no folder; export-routes writes one");
    }

    @Test
    void namesTheCalendarThatAMailboxAndTheFeedsBothHave() throws IOException {
        routes.edit(
                "rules/feeds.yaml",
                "feeds: []",
                "feeds: [{file: anna.ics, title: A, categories: [], places: [], senders: [],"
                        + " include: [], leave_out: []}]");
        Files.writeString(
                folder.resolve("mailboxes.yaml"),
                "mailboxes: [{name: anna, credentials: a, delegate: '', query: in, timezone: UTC,"
                        + " cron: '0 0 7 * * ?', feed: anna.ics}]");

        assertThat(findings())
                .extracting(Finding::toString)
                .containsExactly("rules/feeds.yaml: anna.ics is the calendar of a mailbox, too");
    }

    @Test
    void isContentWithWhatIsPackaged() {
        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ref: tokenBudget, ref: tokenBudgets, no bean is called tokenBudgets",
        "routeConfigurationId: retry-openai, routeConfigurationId: retry, no policy is called"
                + " retry;",
        "id: check-whole, id: keep-budget, the id keep-budget is taken already by " + ASK + ":",
        "model: \"{{openai.model}}\", model: \"{{openai.modell}}\", there is no setting"
                + " openai.modell",
        "text('schemas/events, text('schemas/event, there is no file schemas/event.schema.json",
        "method: reserve, methd: reserve, property 'methd' is not defined",
    })
    void namesFileAndLineOfWhatIsWrongInARoute(String from, String to, String problem)
            throws IOException {
        routes.edit(ASK, from, to);

        assertThat(findings())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.file()).isEqualTo(ASK);
                            assertThat(finding.line()).isEqualTo(lineOf(ASK, to));
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "contentCache:, contentCash:, contentCash",
        "openai:chat-completion, openia:chat-completion, openia",
        "${uuid(random)}, ${uuid(random), ${uuid(random)",
        "method: observe, method: observes, observes",
    })
    void namesTheRouteThatCamelRefusesAndWhatIsWrongInIt(String from, String to, String wrong)
            throws IOException {
        routes.edit(ASK, from, to);

        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.file()).isEqualTo(ASK))
                .satisfies(
                        finding ->
                                assertThat(finding.line())
                                        .as("the step")
                                        .isBetween(lineOf(ASK, to) - 5, lineOf(ASK, to)))
                .satisfies(finding -> assertThat(finding.message()).contains(wrong));
    }

    @Test
    void namesTheLineOfWhatIsNoYamlAndNothingThatFollowsFromIt() throws IOException {
        routes.edit(ASK, "            ref: tokenBudget", "\t ref: tokenBudget");

        assertThat(findings())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.file()).isEqualTo(ASK);
                            assertThat(finding.line()).isEqualTo(lineOf(ASK, "ref: tokenBudget"));
                        });
    }

    @Test
    void namesTheCallOfARouteThatIsNotThere() throws IOException {
        String caller = "routes/ingest-message.camel.yaml";
        routes.edit(caller, "direct:store-events", "direct:store");

        assertThat(findings())
                .containsExactly(
                        new Finding(
                                caller,
                                lineOf(caller, "direct:store"),
                                "no route begins with direct:store"));
    }

    @Test
    void namesAClassThatIsNotThere() throws IOException {
        routes.edit("routes/beans.camel.yaml", "run.TokenBudget\n", "run.TokenBudgets\n");

        assertThat(findings())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.file()).isEqualTo("routes");
                            assertThat(finding.message()).contains("TokenBudgets");
                        });
    }

    @Test
    void namesWhatOpenAiWouldRefuseInASchema() throws IOException {
        routes.edit(SCHEMA, "\"title\": {", "\"headline\": {");

        assertThat(findings())
                .containsExactly(
                        new Finding(
                                SCHEMA,
                                lineOf(SCHEMA, "\"headline\": {"),
                                "OpenAI wants headline in \"required\"; it may be null instead"),
                        new Finding(
                                SCHEMA,
                                lineOf(SCHEMA, "\"title\",") - 1,
                                "requires title, which is not defined"));
    }

    @Test
    void namesTheLineOfWhatIsNoJson() throws IOException {
        routes.edit(SCHEMA, "\"title\": {", "\"title\" {");

        assertThat(findings())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.file()).isEqualTo(SCHEMA);
                            assertThat(finding.line()).isEqualTo(10);
                        });
    }

    @Test
    void namesTheLineOfAnExpressionThatAPromptBreaks() throws IOException {
        String prompt = "prompts/extract-events.user.md";
        routes.edit(prompt, "${variable.mail.subject}", "${variable.mail.subject");

        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.file()).isEqualTo(prompt))
                .satisfies(finding -> assertThat(finding.line()).isPositive());
    }

    @Test
    void namesTheLineOfARuleThatIsUnknown() throws IOException {
        routes.edit("rules/merging.yaml", "  close: 90", "  closed: 90");

        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.file()).isEqualTo("rules/merging.yaml"))
                .satisfies(finding -> assertThat(finding.line()).isPositive())
                .satisfies(finding -> assertThat(finding.message()).contains("close"));
    }

    @Test
    void namesTheLineOfWhatAListOfWordsCannotHold() throws IOException {
        routes.edit("words/zones.yaml", "  CH: Europe/Zurich", "  CH: Europe/Zuerich");
        routes.edit("words/states.yaml", "cancelled_in_text:", "canceled_in_text:");
        routes.edit("words/links.yaml", "fbclid", "gclid");
        Files.writeString(folder.resolve("words/monts.yaml"), "months: {}");

        assertThat(findings())
                .extracting(Finding::file)
                .containsExactly(
                        "words/links.yaml",
                        "words/monts.yaml",
                        "words/states.yaml",
                        "words/zones.yaml");
        assertThat(findings().get(0).message()).isEqualTo("\"gclid\" is in its list twice");
        assertThat(findings().get(0).line()).isEqualTo(lineOf("words/links.yaml", "gclid, gclid"));
        assertThat(findings().get(3).line())
                .isEqualTo(lineOf("words/zones.yaml", "Europe/Zuerich"));
    }

    @Test
    void namesTheLineOfAThresholdThatCannotBe() throws IOException {
        String rules = "rules/extraction.yaml";
        routes.edit(rules, "  ahead: 730", "  ahead: two years");

        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.file()).isEqualTo(rules))
                .satisfies(
                        finding ->
                                assertThat(finding.line())
                                        .isEqualTo(lineOf(rules, "ahead: two years")));

        routes.edit(rules, "  ahead: two years", "  ahead: 730");
        routes.edit(rules, "  overlap: 400", "  overlap: 7000");

        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("more than half"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "extraction, quote: 0.7, quote: -0.7, `quote is -0.7, which is not from 0 to 1`",
                "extraction, place: 0.8, place: 80, `place is 80.0, which is not from 0 to 1`",
                "extraction, ahead: 730, ahead: 999999, `ahead is 999999, which is not from 0 to 36500`",
                "extraction, tokens: 12000, tokens: 0, `tokens is 0, which is not from 1 to 10000000`",
                "extraction, pages: 50, pages: -50, `pages is -50, which is not from 0 to 2147483647`",
                "merging, overlap: 0.5, overlap: 7, `overlap is 7.0, which is not from 0 to 1`",
                "merging, close: 90, close: -90, `close is -90, which is not from 0 to 1440`",
                "merging, most: 200, most: 0, `most is 0, which is not from 1 to 2147483647`",
                "merging, (lu\\\\.ma, (lu\\\\.ma(, `\"(lu\\.ma(|luma\\.com)/[a-z0-9-]+\" is no pattern: Unclosed group`",
                "models, output: 0.50, output: -0.50, `output is -0.5, which is not 0 or more`",
                "models, batch: 0.5, batch: 5, `batch is 5.0, which is not from 0 to 1`"
            })
    void namesTheRuleThatHoldsANumberOrAPatternThatCannotBe(
            String name, String from, String to, String problem) throws IOException {
        String rules = "rules/" + name + ".yaml";
        routes.edit(rules, from, to);

        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.file()).isEqualTo(rules))
                .satisfies(finding -> assertThat(finding.line()).isPositive())
                .satisfies(finding -> assertThat(finding.message()).isEqualTo(problem));
    }

    @Test
    void namesTheLineOfARuleThatRefersToNoWords() throws IOException {
        routes.edit("rules/merging.yaml", "- words:states/sold_out", "- words:states/soldout");

        assertThat(findings())
                .singleElement()
                .hasToString(
                        "rules/merging.yaml:%d: words:states/soldout: there are no such words"
                                .formatted(lineOf("rules/merging.yaml", "words:states/soldout")));
    }

    @Test
    void namesWhatIsMissingAndWhatNobodyReads() throws IOException {
        Files.move(folder.resolve(ASK), folder.resolve("routes/ask-openai.yaml"));

        assertThat(findings())
                .containsExactly(new Finding(ASK, 0, "is missing; export-routes writes it"));

        routes = EditedRoutes.in(folder);

        assertThat(findings())
                .singleElement()
                .hasToString(
                        "routes/ask-openai.yaml: is ignored: its name must end with .camel.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prompts/extract-events.system.md",
                "prompts/extract-events.user.md",
                "pages/index.ftlh",
                "rules/publish.yaml",
                "words/states.yaml",
                ASK,
                SCHEMA
            })
    void namesAFileThatIsEmptyOrInAnotherEncoding(String file) throws IOException {
        Files.writeString(folder.resolve(file), "\n");
        assertThat(findings()).extracting(Finding::toString).containsExactly(file + ": is empty");

        Files.writeString(folder.resolve(file), "Z\u00fcrich", StandardCharsets.ISO_8859_1);
        assertThat(findings())
                .extracting(Finding::toString)
                .containsExactly(file + ": cannot be read as text in UTF-8");
    }

    @Test
    void namesRulesThatNobodyReads() throws IOException {
        Files.move(folder.resolve("rules/feeds.yaml"), folder.resolve("rules/feeds.yml"));

        assertThat(findings())
                .extracting(Finding::toString)
                .containsExactly("rules/feeds.yml: is not looked at: no rules go by its name");
    }

    @Test
    void namesABeanThatTakesThePlaceOfAnother() throws IOException {
        Files.writeString(
                folder.resolve("routes/beans.camel.yaml"),
                "\n    - name: mailPieces\n      type: java.util.ArrayList\n",
                StandardOpenOption.APPEND);

        assertThat(findings())
                .singleElement()
                .extracting(Finding::toString)
                .asString()
                .matches("routes/beans.camel.yaml:\\d+: a bean is called mailPieces already");
    }

    @Test
    void exitsWith78WhenAnythingIsWrong() throws IOException {
        CommandLine program = Usage.of(new Program());
        assertThat(program.execute("validate-routes", folder.toString())).isZero();

        routes.edit(ASK, "ref: tokenBudget", "ref: tokenBudgets");

        assertThat(program.execute("validate-routes", folder.toString())).isEqualTo(78);
    }

    @Test
    void exportsWhatIsPackagedAndOverwritesNothingUnlessForced() throws IOException {
        Path ask = folder.resolve(ASK);
        Files.writeString(ask, "edited");

        CommandLine program = Usage.of(new Program());
        assertThat(program.execute("export-routes", folder.toString())).isEqualTo(64);
        assertThat(ask).hasContent("edited");

        assertThat(program.execute("export-routes", "--force", folder.toString())).isZero();
        assertThat(ask).hasSameTextualContentAs(Path.of("src/main/resources", ASK));
    }

    private List<Finding> findings() {
        return ValidateRoutesCommand.findings(folder);
    }

    /** The last one, where there are two. */
    private int lineOf(String file, String text) {
        try {
            String before = Files.readString(folder.resolve(file));
            return before.substring(0, before.lastIndexOf(text)).split("\n").length;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
