package services.andreas.events.standin;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the executable of dynoxide is: what the environment names, or what the build fetched. */
final class DynoxideBinary {
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    private static final String NAME = WINDOWS ? "dynoxide.exe" : "dynoxide";
    private static final Path PACKAGE = Path.of("src", "test", "dynoxide");
    private static final String MISSING =
            "dynoxide, the DynamoDB engine of tests and demo, is missing: install Node.js with npm,"
                    + " with which the build fetches it, or name its executable in DYNAMODB_ENGINE";

    private final Map<String, String> environment;
    private final Path fetched;

    /**
     * @param fetched the folder into which the build fetches it
     */
    DynoxideBinary(Map<String, String> environment, Path fetched) {
        this.environment = environment;
        this.fetched = fetched;
    }

    static DynoxideBinary ofBuild() {
        return new DynoxideBinary(System.getenv(), Path.of("target", "dynoxide"));
    }

    /** Fetches it where it is missing: a step of the build, which fails with one sentence. */
    public static void main(String[] args) throws IOException, InterruptedException {
        DynoxideBinary binary = ofBuild();
        try {
            if (binary.find().isEmpty()) {
                binary.fetch();
            }
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /**
     * @throws IllegalStateException when it is missing, with what to install
     */
    Path get() {
        return find().orElseThrow(() -> new IllegalStateException(MISSING));
    }

    /** DYNAMODB_ENGINE, before dynoxide on the PATH, before what was fetched. */
    Optional<Path> find() {
        String named = environment.getOrDefault("DYNAMODB_ENGINE", "");
        if (!named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        Stream<Path> onPath =
                Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, NAME));
        return Stream.concat(onPath, packages()).filter(Files::isExecutable).findFirst();
    }

    /** npm installs the package of this platform alone. */
    private Stream<Path> packages() {
        File[] platforms = fetched.resolve("node_modules/@dynoxide").toFile().listFiles();
        return Stream.ofNullable(platforms)
                .flatMap(Stream::of)
                .map(platform -> platform.toPath().resolve(NAME));
    }

    /** npm checks it against the SHA-512 of the lock file, and leaves out what differs. */
    private void fetch() throws IOException, InterruptedException {
        Files.createDirectories(fetched);
        for (String file : List.of("package.json", "package-lock.json")) {
            Files.copy(
                    PACKAGE.resolve(file),
                    fetched.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder npm =
                new ProcessBuilder(
                        WINDOWS ? "npm.cmd" : "npm",
                        "install",
                        "--ignore-scripts",
                        "--no-save",
                        "--no-audit",
                        "--no-fund",
                        "--loglevel=error");
        try {
            npm.directory(fetched.toFile()).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(MISSING, e);
        }
        if (find().isEmpty()) {
            throw new IllegalStateException(
                    "npm has no dynoxide for this machine whose SHA-512 is that of "
                            + PACKAGE
                            + ": name its executable in DYNAMODB_ENGINE");
        }
    }
}
