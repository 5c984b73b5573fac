package services.andreas.events.text;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/** SHA-256 of texts in hexadecimal digits. */
public final class Digest {
    /** As many as tell apart all texts that there will be. */
    private static final int ENOUGH = 32;

    private Digest() {}

    public static String of(CharSequence text) {
        return of(text, ENOUGH);
    }

    /**
     * @param digits fewer tell apart fewer texts; 64 are all
     */
    public static String of(CharSequence text, int digits) {
        return Hashing.sha256()
                .hashString(text, StandardCharsets.UTF_8)
                .toString()
                .substring(0, digits);
    }
}
