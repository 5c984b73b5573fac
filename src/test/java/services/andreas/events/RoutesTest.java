package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import services.andreas.events.settings.PackagedFiles;

/** The house rules of the route files. */
class RoutesTest {
    private static final Path FOLDER = Path.of("src/main/resources/routes");
    private static final String SUFFIX = ".camel.yaml";
    private static final Set<String> NOT_A_ROUTE = Set.of("beans", "failures");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                    .getSchema(RoutesTest.class.getResourceAsStream("/schema/camelYamlDsl.json"));

    @Test
    void kubernetesMountsEveryFile() throws IOException {
        List<String> mounted =
                Files.readAllLines(Path.of("src/main/kustomization.yaml")).stream()
                        .filter(line -> line.contains("resources/"))
                        .map(line -> line.strip().replace("- resources/", ""))
                        .toList();

        assertThat(mounted).containsAll(PackagedFiles.names()).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> everyFileFitsTheSchemaOfTheYamlDsl() throws IOException {
        return files().map(
                        file ->
                                DynamicTest.dynamicTest(
                                        name(file),
                                        () -> assertThat(SCHEMA.validate(tree(file))).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyFileHoldsTheOneRouteOfItsName() throws IOException {
        return routes().map(
                        file ->
                                DynamicTest.dynamicTest(
                                        name(file),
                                        () -> {
                                            JsonNode tree = tree(file);
                                            assertThat(tree).hasSize(1);
                                            JsonNode route = tree.get(0).path("route");
                                            assertThat(route.path("id").asText())
                                                    .isEqualTo(name(file));
                                            String from = route.at("/from/uri").asText();
                                            assertThat(
                                                            from.matches("(quartz|aws2-sqs):.*")
                                                                    ? name(file)
                                                                    : from)
                                                    .isIn(name(file), "direct:" + name(file));
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> everyRouteSaysItsEffectAndNamesItsPolicy() throws IOException {
        return routes().map(
                        file ->
                                DynamicTest.dynamicTest(
                                        name(file),
                                        () -> {
                                            JsonNode route = tree(file).get(0).path("route");
                                            assertThat(route.path("description").asText())
                                                    .matches("[A-Z].*[^.]");
                                            assertThat(policies())
                                                    .contains(
                                                            route.path("routeConfigurationId")
                                                                    .asText());
                                        }));
    }

    /** In a note, because a visual editor drops comments. */
    @TestFactory
    Stream<DynamicTest> everyRouteNotesInOutAndTune() throws IOException {
        return routes().map(
                        file ->
                                DynamicTest.dynamicTest(
                                        name(file),
                                        () -> {
                                            assertThat(tree(file).at("/0/route/note").asText())
                                                    .containsPattern(
                                                            "(?s)^(.+\n)?in: \\S.*\nout: \\S.*\n"
                                                                    + "tune: \\S.*$");
                                            assertThat(Files.readString(file).lines())
                                                    .noneMatch(
                                                            line -> line.strip().startsWith("#"));
                                        }));
    }

    /** As Kaoto does it: the file is read as YAML, and written anew. */
    @TestFactory
    Stream<DynamicTest> everyFileIsTheSameAfterAVisualEditorHasSavedIt() throws IOException {
        ObjectMapper editor =
                new ObjectMapper(
                        new YAMLFactory()
                                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));
        return files().map(
                        file ->
                                DynamicTest.dynamicTest(
                                        name(file),
                                        () -> {
                                            String saved = editor.writeValueAsString(tree(file));
                                            JsonNode reopened = YAML.readTree(saved);
                                            assertThat(reopened).isEqualTo(tree(file));
                                            assertThat(SCHEMA.validate(reopened)).isEmpty();
                                        }));
    }

    @Test
    void onlyBeansAndFailuresNameJavaClasses() throws IOException {
        assertThat(routes())
                .allSatisfy(
                        file ->
                                assertThat(Files.readString(file))
                                        .doesNotContain("services.andreas")
                                        .doesNotContain("script:"));
    }

    @TestFactory
    Stream<DynamicTest> everyStepHasAnIdOfWords() throws IOException {
        return files().map(
                        file ->
                                DynamicTest.dynamicTest(
                                        name(file),
                                        () ->
                                                assertThat(steps(tree(file)))
                                                        .allSatisfy(
                                                                step ->
                                                                        assertThat(
                                                                                        step.path(
                                                                                                        "id")
                                                                                                .asText())
                                                                                .as(step.toString())
                                                                                .matches(
                                                                                        "[a-z]+(-[a-z]+)*"))));
    }

    /** What stands in any list of steps. */
    private static List<JsonNode> steps(JsonNode tree) {
        List<JsonNode> steps = new ArrayList<>();
        for (JsonNode list : tree.findValues("steps")) {
            list.forEach(step -> steps.add(step.elements().next()));
            list.forEach(step -> steps.addAll(steps(step)));
        }
        return steps;
    }

    private static List<String> policies() throws IOException {
        List<String> ids = new ArrayList<>();
        tree(FOLDER.resolve("failures" + SUFFIX))
                .forEach(entry -> ids.add(entry.at("/routeConfiguration/id").asText()));
        return ids;
    }

    private static Stream<Path> routes() throws IOException {
        return files().filter(file -> !NOT_A_ROUTE.contains(name(file)));
    }

    private static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(SUFFIX, "");
    }

    private static JsonNode tree(Path file) throws IOException {
        return YAML.readTree(file.toFile());
    }
}
