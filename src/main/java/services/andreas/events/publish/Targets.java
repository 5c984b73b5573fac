package services.andreas.events.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import services.andreas.events.failure.Failure;
import services.andreas.events.settings.AwsClients;
import services.andreas.events.settings.SettingsException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.services.s3.S3Client;

/** Opens the target that PUBLISH_TO names. */
public final class Targets {
    private static final String BUCKET = "s3://";

    private static final int CONNECTIONS = 50;
    private static final Duration LONGEST_TRY = Duration.ofSeconds(20);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

    private final String to;
    private final String region;
    private final String endpointUrl;

    /**
     * @param to a folder, or {@code s3://bucket/prefix}; empty if nothing is published
     * @param endpointUrl of S3; blank for AWS
     */
    public Targets(String to, String region, String endpointUrl) {
        this.to = to;
        this.region = region;
        this.endpointUrl = endpointUrl;
    }

    /**
     * @throws SettingsException if nothing is published
     * @throws IOException if a folder cannot be written to
     */
    Target open() throws IOException {
        if (to.isEmpty()) {
            throw new SettingsException("PUBLISH_TO", "must name a folder or s3://bucket/prefix");
        }
        if (!to.startsWith(BUCKET)) {
            return new FolderTarget(Path.of(to));
        }
        String below = to.substring(BUCKET.length() + bucket().length());
        String prefix = below.replaceFirst("^/", "").replaceFirst("/*$", "/");
        return new BucketTarget(client(), bucket(), prefix.equals("/") ? "" : prefix);
    }

    /** Why what is published cannot be read or written, and what a person can do. */
    Failure failure(IOException e) {
        return to.startsWith(BUCKET)
                ? BucketTarget.failure(bucket(), e)
                : FolderTarget.failure(Path.of(to), e);
    }

    /** Others publish there. */
    Failure taken() {
        String place = to.startsWith(BUCKET) ? "this prefix of bucket " + bucket() : to;
        return failure(
                "target-taken",
                "other tables publish into %s: name another place; if nobody does so any more, remove %s there"
                        .formatted(place, Manifest.FILE));
    }

    private static Failure failure(String code, String why) {
        return Failure.ofRun("publish-" + code, "PUBLISH_TO: " + why);
    }

    /** What the next run tries again. */
    static Failure passing(String code, String why) {
        return failure(code, why + "; the next run publishes again");
    }

    private String bucket() {
        return to.substring(BUCKET.length()).split("/", 2)[0];
    }

    /** What readers have seen there; null if nothing is published, or was not yet. */
    byte @Nullable [] seen() throws IOException {
        if (to.isEmpty()) {
            return null;
        }
        if (!to.startsWith(BUCKET)) {
            // without the lock, which a run of this process may hold
            Path list = Path.of(to, Manifest.FILE);
            return Files.exists(list) ? Files.readAllBytes(list) : null;
        }
        try (Target target = open()) {
            return target.read(Manifest.FILE);
        }
    }

    private S3Client client() {
        return AwsClients.configure(
                        S3Client.builder(),
                        region,
                        endpointUrl,
                        CONNECTIONS,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10))
                .forcePathStyle(!endpointUrl.isBlank())
                // other stores than AWS do not know the newer checksums
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .overrideConfiguration(
                        config ->
                                config.apiCallTimeout(LONGEST_CALL)
                                        .apiCallAttemptTimeout(LONGEST_TRY))
                .build();
    }
}
