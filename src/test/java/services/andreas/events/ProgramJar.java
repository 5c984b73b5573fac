package services.andreas.events;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The packaged program. The classes that a run loads are archived once per build, which halves the
 * CPU that each further process takes to start.
 */
final class ProgramJar {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path JAR = TARGET.resolve("events-gmail-ingest.jar");
    private static final Path CLASSES = TARGET.resolve("events-gmail-ingest.jsa");

    private ProgramJar() {}

    /** Starts the program, with these options of Java; the arguments of a command follow. */
    static List<String> command(String... options) {
        archiveClasses();
        return java("-XX:SharedArchiveFile=" + CLASSES, options);
    }

    private static List<String> java(String classes, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        // what is said of an archive that does not fit is no output of the program
        command.addAll(List.of("-Xlog:cds*=off", classes));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classpath(), EventsGmailIngest.class.getName()));
        return command;
    }

    /** Spelled out, so that a test can leave a library away. */
    private static String classpath() {
        try (Stream<Path> libraries = Files.list(TARGET.resolve("lib"))) {
            return Stream.concat(Stream.of(JAR), libraries.sorted())
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Other forks of the tests wait for the one that archives. */
    private static synchronized void archiveClasses() {
        try (FileChannel lock =
                FileChannel.open(
                        TARGET.resolve("events-gmail-ingest.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            lock.lock();
            if (!Files.exists(CLASSES)
                    || Files.getLastModifiedTime(CLASSES).compareTo(Files.getLastModifiedTime(JAR))
                            < 0) {
                archive();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void archive() throws IOException {
        Path archive = Files.createTempFile(TARGET, "classes", ".jsa");
        Files.delete(archive);
        try (Storm storm = ProcessStorms.storm(60, 2)) {
            List<String> command = java("-XX:ArchiveClassesAtExit=" + archive);
            command.add("once");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(TARGET.resolve("archive-classes.log").toFile());
            builder.environment().putAll(storm.stage.environment);
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(
                        "once ended with " + code + ": target/archive-classes.log");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Files.move(archive, CLASSES, StandardCopyOption.REPLACE_EXISTING);
    }
}
