package services.andreas.events.publish;

import com.google.common.hash.Hashing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A prefix of an S3 bucket; S3 itself replaces an object as a whole. */
final class BucketTarget implements Target {
    /** How long a browser may show a page without asking again; calendars ask rarely anyway. */
    private static final String CACHE = "private, max-age=900";

    private final S3Client s3;
    private final String bucket;
    private final String prefix;
    private @Nullable Map<String, Stored> objects;

    /**
     * @param prefix empty, or with a slash at its end
     */
    BucketTarget(S3Client s3, String bucket, String prefix) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /** What S3 was asked for, and refused. */
    private static final class RefusedException extends IOException {

        private RefusedException(SdkException e) {
            super(
                    e instanceof AwsServiceException service && service.awsErrorDetails() != null
                            ? service.awsErrorDetails().errorCode()
                            : e.getClass().getSimpleName(),
                    e);
        }
    }

    /** Why a bucket cannot be read or written. */
    static Failure failure(String bucket, IOException e) {
        String code = Failures.code(e.getMessage());
        String why =
                switch (code) {
                    case "AccessDenied" ->
                            "these credentials may not use bucket %s: they need s3:ListBucket on it, and"
                                    + " s3:GetObject, s3:PutObject and s3:DeleteObject below the prefix";
                    case "NoSuchBucket" -> "there is no bucket %s: create it, or correct its name";
                    case "PermanentRedirect", "AuthorizationHeaderMalformed" ->
                            "bucket %s is in another region: AWS_REGION must name it";
                    default -> "bucket %s cannot be read or written";
                };
        return Targets.passing(code, why.formatted(bucket));
    }

    @Override
    public byte @Nullable [] read(String name) throws IOException {
        try {
            return s3.getObjectAsBytes(get -> get.bucket(bucket).key(prefix + name))
                    .asByteArrayUnsafe();
        } catch (NoSuchKeyException e) {
            return null;
        } catch (SdkException e) {
            throw new RefusedException(e);
        }
    }

    /** A thousand names cost as much as to ask for one object. */
    @Override
    public boolean has(String name) throws IOException {
        Stored list = objects().get(Manifest.FILE);
        Stored object = objects().get(name);
        return list != null
                && object != null
                && object.size() > 0
                && !object.written().isAfter(list.written());
    }

    private record Stored(String tag, long size, Instant written) {
        private static Stored of(S3Object object) {
            return new Stored(object.eTag(), object.size(), object.lastModified());
        }
    }

    private Map<String, Stored> objects() throws IOException {
        if (objects == null) {
            try {
                objects =
                        s3
                                .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix))
                                .contents()
                                .stream()
                                .collect(
                                        Collectors.toMap(
                                                object -> object.key().substring(prefix.length()),
                                                Stored::of));
            } catch (SdkException e) {
                throw new RefusedException(e);
            }
        }
        return objects;
    }

    /** The tag of an object that was put at once is its MD5, but for some keys of encryption. */
    private boolean says(String name, byte[] bytes) throws IOException {
        Stored object = objects().get(name);
        return object != null && object.tag().equals('"' + md5(bytes) + '"');
    }

    @SuppressWarnings("deprecation") // compares what is known; it proves nothing
    private static String md5(byte[] bytes) {
        return Hashing.md5().hashBytes(bytes).toString();
    }

    @Override
    public boolean write(String name, Content content) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        content.writeTo(written);
        byte[] bytes = written.toByteArray();
        if (!name.equals(Manifest.FILE) && says(name, bytes)) {
            return false;
        }
        try {
            s3.putObject(
                    put ->
                            put.bucket(bucket)
                                    .key(prefix + name)
                                    .contentType(MediaTypes.of(name))
                                    .cacheControl(CACHE),
                    RequestBody.fromBytes(bytes));
        } catch (SdkException e) {
            throw new RefusedException(e);
        }
        return true;
    }

    @Override
    public void delete(String name) throws IOException {
        try {
            s3.deleteObject(delete -> delete.bucket(bucket).key(prefix + name));
        } catch (SdkException e) {
            throw new RefusedException(e);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
