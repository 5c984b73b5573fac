package services.andreas.events.listing;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The name under which an event has its page: its id, where that is a safe name for a file. */
public final class PageName {
    private static final int HASH_CHARS = 32;
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

    private PageName() {}

    public static String of(String id) {
        return SAFE.matcher(id).matches()
                ? id
                : Hashing.sha256()
                        .hashString(id, StandardCharsets.UTF_8)
                        .toString()
                        .substring(0, HASH_CHARS);
    }
}
