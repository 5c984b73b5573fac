package services.andreas.events.listing;

import java.util.regex.Pattern;
import services.andreas.events.text.Digest;

/** The name under which an event has its page: its id, where that is a safe name for a file. */
public final class PageName {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

    private PageName() {}

    public static String of(String id) {
        return SAFE.matcher(id).matches() ? id : Digest.of(id);
    }
}
