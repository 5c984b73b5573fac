package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The head of docs/development.md names routes, packages and classes that exist. */
class WayOfAMailTest {
    private static final Path CODE = Path.of("src/main/java/services/andreas/events");
    private static final Path ROUTES = Path.of("src/main/resources/routes");

    @Test
    void leadsThroughRoutesPackagesAndClassesThatExist() throws IOException {
        String way = section("## The way of a mail\n", "\nA name with dashes");
        List<String> names =
                Pattern.compile("`([^`]+)`")
                        .matcher(way)
                        .results()
                        .map(name -> name.group(1))
                        .toList();

        assertThat(way.lines().filter(line -> line.matches("\\d+\\. .*"))).hasSize(10);
        assertThat(names).hasSizeGreaterThan(20).allMatch(WayOfAMailTest::exists);
    }

    private static boolean exists(String name) {
        if (name.contains("-")) {
            return Files.exists(ROUTES.resolve(name + ".camel.yaml"));
        }
        String path = name.replace('.', '/');
        return Files.isDirectory(CODE.resolve(path)) || Files.exists(CODE.resolve(path + ".java"));
    }

    private static String section(String from, String to) throws IOException {
        String page = Files.readString(Path.of("docs/development.md"));
        return page.substring(page.indexOf(from), page.indexOf(to));
    }
}
