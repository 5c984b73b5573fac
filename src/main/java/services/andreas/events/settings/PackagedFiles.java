package services.andreas.events.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.util.function.ThrowingFunction;

/** The packaged files that operators may edit. */
public final class PackagedFiles {
    private static final String OWN = "file:";
    private static final List<String> OPTIONAL = List.of("rules", "words", "pages");
    private static final List<String> PARTS =
            List.of("routes", "prompts", "schemas", "rules", "words", "pages");

    private PackagedFiles() {}

    /**
     * Names such as {@code routes/ask-openai.camel.yaml}, from the jar or the folder of classes.
     */
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
            throw new IllegalStateException("The location of the program is unknown", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files that an operator's folder must hold; the packaged ones replace the others. */
    public static List<String> needed() {
        return names().stream()
                .filter(name -> OPTIONAL.stream().noneMatch(part -> name.startsWith(part + "/")))
                .toList();
    }

    /**
     * @param root {@code classpath:}, or {@code file:} and a folder, with a slash at its end
     * @return the text of the folder's file, or of ours where the folder has none
     */
    public static String text(String root, String name) throws IOException {
        Path own = root.startsWith(OWN) ? Path.of(root.substring(OWN.length()), name) : null;
        if (own != null && Files.exists(own)) {
            return Files.readString(own);
        }
        try (InputStream packaged = PackagedFiles.class.getResourceAsStream("/" + name)) {
            return new String(packaged.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * @param root as for {@link #text}
     * @throws UncheckedIOException that names the file, when it cannot be read
     */
    public static <T> T read(
            String root, String name, ThrowingFunction<String, T, IOException> reader) {
        try {
            return reader.apply(text(root, name));
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": " + e.getMessage(), e);
        }
    }

    /** Copies a file, and overwrites an existing one. */
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
