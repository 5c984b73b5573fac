package services.andreas.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folder that ROUTES_DIR names: whether it holds all that the program is made of. */
final class OperatorFolder {
    private static final String VARIABLE = "ROUTES_DIR";
    private static final List<String> PARTS = List.of("routes", "prompts", "schemas");

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
                packaged().filter(name -> !Files.exists(folder.resolve(name))).toList();
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

    /** The names of the files that the program brings: from its jar, or from its classes. */
    private static Stream<String> packaged() {
        try {
            Path program =
                    Path.of(
                            OperatorFolder.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            if (Files.isDirectory(program)) {
                return names(program);
            }
            try (FileSystem jar = FileSystems.newFileSystem(program)) {
                return names(jar.getPath("/"));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The program does not know where it lies", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> names(Path root) throws IOException {
        List<String> names = new ArrayList<>();
        for (String part : PARTS) {
            try (Stream<Path> files = Files.list(root.resolve(part))) {
                files.map(file -> part + "/" + file.getFileName()).sorted().forEach(names::add);
            }
        }
        return names.stream();
    }
}
