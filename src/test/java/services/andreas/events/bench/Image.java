package services.andreas.events.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the image holds, laid out in a folder with its class cache, and run with its very options.
 */
final class Image {
    private static final Path FOLDER = Path.of("target", "bench", "image");

    /** The container of the Kubernetes manifests; the image's options take a share of it. */
    private static final String CONTAINER = "-XX:MaxRAM=512m";

    private Image() {}

    static Program program(Jdk jdk) throws IOException, InterruptedException {
        if (!isFresh()) {
            run(jdk, "scripts/assemble_image.sh", FOLDER.toString());
            run(jdk, "scripts/train_cache.sh", FOLDER.toString());
        }
        return new Program(jdk, List.of(CONTAINER, "@java.options"), FOLDER);
    }

    private static boolean isFresh() throws IOException {
        Path cache = FOLDER.resolve("app.aot");
        return Files.exists(cache)
                && Files.getLastModifiedTime(cache)
                                .compareTo(Files.getLastModifiedTime(Program.PACKAGED))
                        > 0;
    }

    /** Megabytes of jar, libraries and class cache, compressed as layers of an image are. */
    static double payload() throws IOException, InterruptedException {
        Path packed = FOLDER.resolveSibling("image.tar.gz");
        String all = "tar -C " + FOLDER + " -cf - . | gzip >" + packed;
        start(new ProcessBuilder("sh", "-c", all));
        return Files.size(packed) / (double) (1 << 20);
    }

    private static void run(Jdk jdk, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment()
                .merge("PATH", jdk.home().resolve("bin") + ":", (path, bin) -> bin + path);
        start(builder);
    }

    private static void start(ProcessBuilder builder) throws IOException, InterruptedException {
        builder.redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(
                                FOLDER.resolveSibling("image.log").toFile()));
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException(
                    builder.command() + " failed, see target/bench/image.log");
        }
    }
}
