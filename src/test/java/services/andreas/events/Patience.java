package services.andreas.events;

import java.time.Duration;

/** How long a test waits for what must happen before it says that it hangs; it proves no speed. */
public final class Patience {
    public static final Duration LIMIT = Duration.ofMinutes(5);
    public static final long SECONDS = LIMIT.toSeconds();

    private Patience() {}
}
