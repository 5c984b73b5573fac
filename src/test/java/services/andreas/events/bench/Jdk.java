package services.andreas.events.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** A JDK to measure on. */
record Jdk(int feature, String version, Path home) {
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    /** Those of 17 and 25 that are there, by JAVA_HOME_17 and JAVA_HOME_25 or as installed. */
    static List<Jdk> found() throws IOException {
        List<Jdk> found = new ArrayList<>();
        for (int feature : new int[] {17, 25}) {
            find(feature).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Jdk> find(int feature) throws IOException {
        String home = System.getenv("JAVA_HOME_" + feature);
        if (home != null) {
            return read(feature, Path.of(home));
        }
        try (Stream<Path> homes = Files.list(INSTALLED)) {
            return homes.sorted().flatMap(path -> read(feature, path).stream()).findFirst();
        }
    }

    private static Optional<Jdk> read(int feature, Path home) {
        Properties release = new Properties();
        try (InputStream in = Files.newInputStream(home.resolve("release"))) {
            release.load(in);
        } catch (IOException e) {
            return Optional.empty();
        }
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        return version.matches(feature + "(\\D.*)?") && Files.isExecutable(java(home))
                ? Optional.of(new Jdk(feature, version, home))
                : Optional.empty();
    }

    String java() {
        return java(home).toString();
    }

    private static Path java(Path home) {
        return home.resolve("bin").resolve("java");
    }

    /** The option that writes a cache of loaded classes when the program ends. */
    String record(Path cache) {
        return "-XX:ArchiveClassesAtExit=" + cache;
    }

    /** The option that uses it. */
    String use(Path cache) {
        return "-XX:SharedArchiveFile=" + cache;
    }

    /** Whether the image runs on it. */
    boolean hasAotCache() {
        return feature >= 25;
    }
}
