package services.andreas.events.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A prefix of an S3 bucket; S3 itself replaces an object as a whole. */
final class BucketTarget implements Target {
    /** How long a browser may show a page without asking again; calendars ask rarely anyway. */
    private static final String CACHE = "private, max-age=900";

    private final S3Client s3;
    private final String bucket;
    private final String prefix;

    /**
     * @param prefix empty, or with a slash at its end
     */
    BucketTarget(S3Client s3, String bucket, String prefix) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /** What S3 was asked for, and refused. */
    static final class RefusedException extends IOException {

        private RefusedException(SdkException e) {
            super(
                    e instanceof AwsServiceException service && service.awsErrorDetails() != null
                            ? service.awsErrorDetails().errorCode()
                            : e.getClass().getSimpleName(),
                    e);
        }
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

    /** Asking for each would cost as much as writing it. */
    @Override
    public boolean has(String name) {
        return true;
    }

    @Override
    public void write(String name, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.writeTo(bytes);
        try {
            s3.putObject(
                    put ->
                            put.bucket(bucket)
                                    .key(prefix + name)
                                    .contentType(MediaTypes.of(name))
                                    .cacheControl(CACHE),
                    RequestBody.fromBytes(bytes.toByteArray()));
        } catch (SdkException e) {
            throw new RefusedException(e);
        }
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
