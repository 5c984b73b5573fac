package services.andreas.events.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynoxideBinaryTest {
    private static final String FETCHED = "node_modules/@dynoxide/linux-x64/dynoxide";

    @TempDir Path named;
    @TempDir Path onPath;
    @TempDir Path build;

    @Test
    void takesTheOneThatTheEnvironmentNames() throws IOException {
        executable(onPath.resolve("dynoxide"));

        assertThat(binary(Map.of("DYNAMODB_ENGINE", named + "/mine", "PATH", "" + onPath)).get())
                .isEqualTo(named.resolve("mine"));
    }

    @Test
    void takesTheOneOnThePathBeforeTheOneThatTheBuildFetched() throws IOException {
        executable(build.resolve(FETCHED));
        Path expected = executable(onPath.resolve("dynoxide"));

        assertThat(binary(Map.of("DYNAMODB_ENGINE", "", "PATH", named + ":" + onPath)).get())
                .isEqualTo(expected);
    }

    @Test
    void takesTheOneThatTheBuildFetched() throws IOException {
        Path expected = executable(build.resolve(FETCHED));

        assertThat(binary(Map.of("PATH", "" + onPath)).get()).isEqualTo(expected);
    }

    @Test
    void saysWhatToInstallWhereThereIsNone() {
        assertThatThrownBy(binary(Map.of())::get)
                .hasMessageContaining("install Node.js with npm")
                .hasMessageContaining("DYNAMODB_ENGINE");
    }

    private DynoxideBinary binary(Map<String, String> environment) {
        return new DynoxideBinary(environment, build);
    }

    private static Path executable(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
