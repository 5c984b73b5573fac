package services.andreas.events.settings;

/** The longest time that one call for a message can take, with all its tries. */
record LongestStep(Settings settings) {
    /** The longest wait between two tries that a server can ask for, in seconds. */
    private static final int LONGEST_WAIT = 60;

    long seconds() {
        return Math.max(
                tries("gmail.max-retries", "http.timeout"),
                tries("openai.max-retries", "openai.timeout"));
    }

    /** The time of all tries of one call, even if each is rejected for its rate. */
    private long tries(String tries, String timeout) {
        long one = settings.integer(timeout) + LONGEST_WAIT;
        return Math.max(settings.integer(tries) * one, settings.integer("retry.patience") + one);
    }
}
