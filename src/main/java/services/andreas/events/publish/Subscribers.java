package services.andreas.events.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import services.andreas.events.settings.PackagedFiles;
import services.andreas.events.settings.StrictYaml;

/**
 * Who may subscribe without a password ({@code rules/subscribers.yaml}): names, and hashes of
 * secrets.
 */
public record Subscribers(List<Subscriber> subscribers) {
    public static final String FILE = "rules/subscribers.yaml";

    private static final int SECRET_BYTES = 20;

    /**
     * @param hash SHA-256 of the secret in the subscriber's address, in hexadecimal digits
     */
    public record Subscriber(String name, String hash) {
        public Subscriber {
            if (!hash.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException(
                        "The hash of " + name + " is not one that `serve --subscriber` printed");
            }
        }
    }

    /**
     * @throws JsonProcessingException with the line, when the text is no YAML, lacks a member, or
     *     holds one that does not exist
     */
    public static Subscribers read(String yaml) throws JsonProcessingException {
        return StrictYaml.read(yaml, Subscribers.class);
    }

    /** Reads them anew, so that one who is taken out is refused at once. */
    public static Subscribers load(String root) throws IOException {
        return read(PackagedFiles.text(root, FILE));
    }

    /** A secret of 160 random bits. */
    public static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return BaseEncoding.base32().lowerCase().encode(secret);
    }

    public static String hash(String secret) {
        return Hashing.sha256().hashString(secret, StandardCharsets.UTF_8).toString();
    }

    /** Takes as long whether it is right, nearly right or wrong. */
    public boolean know(String secret) {
        byte[] given = hash(secret).getBytes(StandardCharsets.US_ASCII);
        boolean known = false;
        for (Subscriber subscriber : subscribers) {
            byte[] hash = subscriber.hash().getBytes(StandardCharsets.US_ASCII);
            known |= MessageDigest.isEqual(hash, given);
        }
        return known;
    }
}
