package services.andreas.events;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages of the program point one way, and none is crowded. */
class PackagesTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final String ROOT = "services.andreas.events";
    private static final int MOST_CLASSES = 24;
    private static final Pattern IMPORT =
            Pattern.compile(
                    "^import (?:static )?" + Pattern.quote(ROOT) + "([a-z.]*)\\.[A-Z]",
                    Pattern.MULTILINE);

    /** A package may import from those below it only; the empty name is the root. */
    private static final List<String> FROM_TOP_TO_BOTTOM =
            List.of(
                    "",
                    "cli",
                    "cli.explain",
                    "cli.mailbox",
                    "workers",
                    "app",
                    "rehearsal",
                    "manage",
                    "edits",
                    "review",
                    "publish",
                    "listing",
                    "decisions",
                    "items.adoption",
                    "items",
                    "batch",
                    "run",
                    "mentions",
                    "ledger",
                    "usage",
                    "models",
                    "gmail",
                    "oauth",
                    "openai",
                    "pace",
                    "extract.compare",
                    "extract.pictures",
                    "extract.model",
                    "extract.links",
                    "extract.repeats",
                    "extract.zones",
                    "extract.sections",
                    "extract.days",
                    "extract.schema",
                    "extract.calendar",
                    "extract.passes",
                    "extract.pdf",
                    "extract",
                    "merge.series",
                    "merge",
                    "merge.decision",
                    "merge.names",
                    "recurrence",
                    "event",
                    "mail",
                    "mail.mime",
                    "mail.tnef",
                    "mail.html",
                    "words",
                    "text",
                    "terminal",
                    "settings",
                    "failure",
                    "openai.errors");

    @Test
    void eachHasItsPlaceInTheOrder() {
        assertThat(imports().keySet()).containsExactlyInAnyOrderElementsOf(FROM_TOP_TO_BOTTOM);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void importsOnlyFromThoseBelowIt(String name) {
        int place = FROM_TOP_TO_BOTTOM.indexOf(name);

        assertThat(FROM_TOP_TO_BOTTOM.subList(place, FROM_TOP_TO_BOTTOM.size()))
                .containsAll(imports().get(name));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void isNotCrowded(String name) throws IOException {
        try (Stream<Path> files =
                Files.list(SOURCES.resolve((ROOT + dot(name)).replace('.', '/')))) {
            assertThat(files.filter(PackagesTest::isClass)).hasSizeLessThanOrEqualTo(MOST_CLASSES);
        }
    }

    static List<String> packages() {
        return FROM_TOP_TO_BOTTOM;
    }

    /** The packages, each with those that its classes import from. */
    private static Map<String, Set<String>> imports() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(PackagesTest::isClass)
                    .collect(
                            groupingBy(
                                    PackagesTest::packageOf,
                                    TreeMap::new,
                                    flatMapping(PackagesTest::importsOf, toSet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> importsOf(Path file) {
        try {
            return IMPORT
                    .matcher(Files.readString(file))
                    .results()
                    .map(PackagesTest::name)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(MatchResult match) {
        return match.group(1).isEmpty() ? "" : match.group(1).substring(1);
    }

    private static String packageOf(Path file) {
        String dotted = SOURCES.relativize(file.getParent()).toString().replace('/', '.');
        return dotted.equals(ROOT) ? "" : dotted.substring(ROOT.length() + 1);
    }

    private static boolean isClass(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".java") && !name.equals("package-info.java");
    }

    private static String dot(String name) {
        return name.isEmpty() ? "" : "." + name;
    }
}
