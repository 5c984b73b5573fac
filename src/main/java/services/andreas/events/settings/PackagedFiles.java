package services.andreas.events.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that the program is made of and operators may edit, as it brings them. */
public final class PackagedFiles {
    private static final String OPTIONAL = "rules";
    private static final List<String> PARTS = List.of("routes", "prompts", "schemas", OPTIONAL);

    private PackagedFiles() {}

    /** Such as {@code routes/ask-openai.camel.yaml}: from the jar, or from classes in a folder. */
    public static List<String> names() {
        try {
            Path program =
                    Path.of(
                            PackagedFiles.class
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

    /** Those that a folder in place of ours must hold; ours stand in for the others. */
    public static List<String> needed() {
        return names().stream().filter(name -> !name.startsWith(OPTIONAL + "/")).toList();
    }

    /** Takes the place of a file that is there. */
    public static void copy(String name, Path folder) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream packaged = PackagedFiles.class.getResourceAsStream("/" + name)) {
            Files.copy(packaged, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<String> names(Path root) throws IOException {
        List<String> names = new ArrayList<>();
        for (String part : PARTS) {
            try (Stream<Path> files = Files.list(root.resolve(part))) {
                files.map(file -> part + "/" + file.getFileName()).sorted().forEach(names::add);
            }
        }
        return names;
    }
}
