package services.andreas.events.review;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * Proves that a form is ours, and which state of which event it shows: an HMAC under a secret that
 * no other process has.
 */
final class FormToken {
    private static final int SECRET_BYTES = 32;

    private final HashFunction hmac;

    FormToken() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        hmac = Hashing.hmacSha256(secret);
    }

    /**
     * @param seen the state that the form shows, which holds no line end
     */
    String of(String id, String seen) {
        return hmac.hashString(seen + "\n" + id, StandardCharsets.UTF_8).toString();
    }

    /** Takes as long whether the token is right, nearly right or wrong. */
    boolean isRight(String token, String id, String seen) {
        return MessageDigest.isEqual(
                of(id, seen).getBytes(StandardCharsets.US_ASCII),
                token.getBytes(StandardCharsets.UTF_8));
    }
}
