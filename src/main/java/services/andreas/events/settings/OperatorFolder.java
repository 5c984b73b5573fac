package services.andreas.events.settings;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder that ROUTES_DIR names, and the check that it is complete. */
final class OperatorFolder {
    private static final String VARIABLE = "ROUTES_DIR";

    private final Path folder;

    OperatorFolder(String folder) {
        this.folder = Path.of(folder).toAbsolutePath().normalize();
    }

    /** The folder as a resource prefix for Camel. */
    String resources() {
        return "file:" + folder + "/";
    }

    /**
     * @throws SettingsException if something is missing or unreadable
     */
    void check() {
        if (!Files.isDirectory(folder)) {
            throw new SettingsException(VARIABLE, folder + " is no folder");
        }
        if (folder.toString().contains(",")) {
            // Camel takes what is behind it for another resource
            throw new SettingsException(VARIABLE, folder + " must have no comma in its path");
        }
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
