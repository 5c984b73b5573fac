package services.andreas.events.settings;

/** How long the calls for one message may take, all their tries together. */
record LongestMessage(Settings settings) {
    /** What a server may ask for between two tries, in seconds. */
    private static final int LONGEST_WAIT = 60;

    int seconds() {
        return tries("gmail.max-retries", "http.timeout")
                + tries("openai.max-retries", "openai.timeout");
    }

    /** All tries of one call, also where each is rejected for its rate. */
    private int tries(String tries, String timeout) {
        int one = settings.integer(timeout) + LONGEST_WAIT;
        return Math.max(settings.integer(tries) * one, settings.integer("retry.patience") + one);
    }
}
