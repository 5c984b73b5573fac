package services.andreas.events.standin;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The real DynamoDB Local as a process of its own; it never outlives this JVM. */
public final class DynamoDbLocal implements AutoCloseable {
    private static final Path LIBRARIES = Path.of("target", "dynamodb-local");
    private static final Path LOG = Path.of("target", "dynamodb-local.log");
    private static final int SECONDS_TO_START = 30;

    private final Process process;
    private final Thread destroyer;
    private final URI endpoint;

    private DynamoDbLocal(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
        this.destroyer = new Thread(process::destroyForcibly, "destroy-dynamodb-local");
        Runtime.getRuntime().addShutdownHook(destroyer);
    }

    /** The one that all tests of this JVM share; they keep apart by the names of their tables. */
    public static DynamoDbLocal shared() {
        return Shared.INSTANCE;
    }

    public static DynamoDbLocal start() {
        return start(freePort());
    }

    /** Returns when it answers. */
    public static DynamoDbLocal start(int port) {
        if (!Files.isDirectory(LIBRARIES)) {
            throw new IllegalStateException(
                    LIBRARIES + " is missing: mvn generate-test-resources fetches it");
        }
        DynamoDbLocal local =
                new DynamoDbLocal(launch(port), URI.create("http://127.0.0.1:" + port));
        try {
            local.awaitAnswer();
            return local;
        } catch (RuntimeException e) {
            local.close();
            throw e;
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    /** A new client, which the caller closes. */
    public DynamoDbClient client() {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .build();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Runtime.getRuntime().removeShutdownHook(destroyer);
        } catch (IllegalStateException e) {
            // the JVM is ending, the hook runs anyway
        }
    }

    private static Process launch(int port) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder command =
                new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        LIBRARIES + File.separator + "*",
                        "software.amazon.dynamodb.services.local.main.ServerRunner",
                        "-inMemory",
                        "-sharedDb",
                        "-disableTelemetry",
                        "-port",
                        Integer.toString(port));
        command.redirectErrorStream(true);
        command.redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
        try {
            return command.start();
        } catch (IOException e) {
            throw new UncheckedIOException("DynamoDB Local cannot be started", e);
        }
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        try {
            while (!answers()) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("DynamoDB Local has ended, see " + LOG);
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "DynamoDB Local does not answer after "
                                    + SECONDS_TO_START
                                    + " s, see "
                                    + LOG);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while DynamoDB Local started", e);
        }
    }

    /** It refuses a request without signature, which shows that it is up. */
    private boolean answers() {
        try {
            HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        // below the range from which outgoing connections take theirs while it starts
        int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            return freePort();
        }
    }

    private static final class Shared {
        static final DynamoDbLocal INSTANCE = start();
    }
}
