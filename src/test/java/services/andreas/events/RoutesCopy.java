package services.andreas.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A folder for ROUTES_DIR: the packaged routes, prompts and schemas, but for one bean or two. */
public final class RoutesCopy {
    private static final Path PACKAGED = Path.of("src/main/resources");
    private static final String CLOCK = "type: java.time.Clock\n      factoryMethod: systemUTC";

    private static final String TICKER =
            "type: com.google.common.base.Ticker\n      factoryMethod: systemTicker";

    /** Where the asterisk stands for the class. */
    private static final String AHEAD =
            "type: services.andreas.events.*Ahead\n"
                    + "      constructors:\n"
                    + "        0: \"{{clock.ahead}}\"";

    private RoutesCopy() {}

    /** The clock and the ticker go ahead as the system property says that the placeholder names. */
    static Path withClockAhead() {
        return copy("clock-ahead", "", "", RoutesCopy::ahead);
    }

    /** The clock stands still until a test sets it. */
    static Path withSimulatedClock() {
        return copy(
                "simulated-clock",
                CLOCK,
                "type: services.andreas.events.pace.SimulatedClock",
                beans -> beans);
    }

    private static String ahead(String beans) {
        return beans.replace(CLOCK, AHEAD.replace("*", "Clock"))
                .replace(TICKER, AHEAD.replace("*", "Ticker"));
    }

    /** Java objects of one class are of another one. */
    static Path with(Class<?> packaged, Class<?> other) {
        return with(packaged, other, "with-", beans -> beans);
    }

    /** Both of it. */
    static Path withClockAheadAnd(Class<?> packaged, Class<?> other) {
        return with(packaged, other, "ahead-with-", RoutesCopy::ahead);
    }

    private static Path with(
            Class<?> packaged, Class<?> other, String name, UnaryOperator<String> more) {
        return copy(
                name + other.getSimpleName(),
                "type: " + packaged.getName() + "\n",
                "type: " + other.getName() + "\n",
                more);
    }

    /** As packaged, for a test that edits it. */
    public static Path unchanged(String name) {
        return copy(name, "", "", beans -> beans);
    }

    private static Path copy(String name, String bean, String changed, UnaryOperator<String> more) {
        Path folder = Path.of("target", "routes-" + name).toAbsolutePath();
        try {
            for (String part : List.of("routes", "prompts", "schemas")) {
                Files.createDirectories(folder.resolve(part));
                removeOld(folder.resolve(part), PACKAGED.resolve(part));
                try (Stream<Path> files = Files.list(PACKAGED.resolve(part))) {
                    for (Path file : files.toList()) {
                        String text = more.apply(Files.readString(file).replace(bean, changed));
                        Path copied = folder.resolve(part).resolve(file.getFileName());
                        // what is the same is not touched: somebody may watch it
                        if (!Files.exists(copied) || !Files.readString(copied).equals(text)) {
                            write(copied, text);
                        }
                    }
                }
            }
            String beans = Files.readString(folder.resolve("routes/beans.camel.yaml"));
            if (!beans.contains(changed)) {
                throw new IllegalStateException("beans.camel.yaml no longer holds " + bean);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At once: another fork of the tests may read the same folder. */
    private static void write(Path copied, String text) throws IOException {
        Path whole = Files.createTempFile(Path.of("target"), "copied", "");
        Files.move(
                Files.writeString(whole, text),
                copied,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** What an earlier build has packaged. */
    private static void removeOld(Path copied, Path packaged) throws IOException {
        try (Stream<Path> files = Files.list(copied)) {
            for (Path file : files.toList()) {
                if (!Files.exists(packaged.resolve(file.getFileName()))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
