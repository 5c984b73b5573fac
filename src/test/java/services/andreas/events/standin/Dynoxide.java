package services.andreas.events.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** dynoxide, a DynamoDB engine, as a process of its own; it never outlives this JVM. */
public final class Dynoxide implements AutoCloseable {
    private static final Path LOG = Path.of("target", "dynoxide.log");
    private static final int SECONDS_TO_START = 30;

    private final Process process;
    private final Thread destroyer;
    private final URI endpoint;

    private Dynoxide(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
        this.destroyer = new Thread(process::destroyForcibly, "destroy-dynoxide");
        Runtime.getRuntime().addShutdownHook(destroyer);
    }

    /** The one that all tests of this JVM share; they keep apart by the names of their tables. */
    public static Dynoxide shared() {
        return Shared.INSTANCE;
    }

    /** Its tables are in memory. Returns when it answers. */
    public static Dynoxide start() {
        return start(List.of());
    }

    /** Its tables are in a file, and every write is on the disk before it is acknowledged. */
    public static Dynoxide start(Path file) {
        return start(List.of("--db-path", file.toString()));
    }

    private static Dynoxide start(List<String> options) {
        int port = Ports.free();
        Dynoxide dynoxide =
                new Dynoxide(launch(port, options), URI.create("http://127.0.0.1:" + port));
        try {
            dynoxide.awaitAnswer();
            return dynoxide;
        } catch (RuntimeException e) {
            dynoxide.close();
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

    /** Kills it. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Runtime.getRuntime().removeShutdownHook(destroyer);
        } catch (IllegalStateException e) {
            // the JVM is ending, the hook runs anyway
        }
    }

    private static Process launch(int port, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(DynoxideBinary.ofBuild().get().toString());
        command.addAll(List.of("serve", "--host", "127.0.0.1", "--port", Integer.toString(port)));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("dynoxide cannot be started", e);
        }
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        try {
            while (!answers()) {
                if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("dynoxide has ended, see " + LOG);
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "dynoxide does not answer after "
                                    + SECONDS_TO_START
                                    + " s, see "
                                    + LOG);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while dynoxide started", e);
        }
    }

    private boolean answers() {
        try {
            HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static final class Shared {
        static final Dynoxide INSTANCE = start();
    }
}
