package services.andreas.events.settings;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder that ROUTES_DIR names: whether it holds all that the program is made of. */
final class OperatorFolder {
    private static final String VARIABLE = "ROUTES_DIR";

    private final Path folder;

    OperatorFolder(String folder) {
        this.folder = Path.of(folder).toAbsolutePath().normalize();
    }

    /** As Camel reads it. */
    String resources() {
        return "file:" + folder + "/";
    }

    /**
     * @throws SettingsException naming what is missing or cannot be read
     */
    void check() {
        List<String> missing =
                PackagedFiles.needed().stream()
                        .filter(name -> !Files.exists(folder.resolve(name)))
                        .toList();
        if (!missing.isEmpty()) {
            throw new SettingsException(VARIABLE, folder + " lacks " + String.join(", ", missing));
        }
        try (Stream<Path> schemas = Files.list(folder.resolve("schemas"))) {
            schemas.filter(file -> file.toString().endsWith(".json")).forEach(this::checkJson);
        } catch (IOException e) {
            throw new SettingsException(VARIABLE, folder + "/schemas cannot be read");
        }
    }

    private void checkJson(Path schema) {
        try {
            if (new ObjectMapper().readTree(schema.toFile()).isObject()) {
                return;
            }
        } catch (IOException e) {
            // reported below
        }
        throw new SettingsException(VARIABLE, folder.relativize(schema) + " is not a JSON object");
    }
}
