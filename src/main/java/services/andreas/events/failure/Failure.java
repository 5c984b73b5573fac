package services.andreas.events.failure;

/**
 * Why something failed. Holds no text of a mail and no secret.
 *
 * @param kind what can be done about it
 * @param reason a short code such as {@code openai-insufficient_quota}, stored in the ledger
 * @param mend what a person can do about it, with the name of the setting; may be empty
 */
public record Failure(Kind kind, String reason, String mend) {
    /** What can be done about a failure. */
    public enum Kind {
        /** the same call may succeed in a moment */
        TRANSIENT,
        /** the API asks for fewer calls */
        RATE_LIMIT,
        /** no message can be processed in this run */
        RUN_FATAL,
        /** concerns only this message, and counts as an attempt */
        MESSAGE_FATAL,
        /** the message is no longer in the mailbox */
        GONE,
        /** another run has taken the message over */
        LEASE_LOST,
        /** this run cannot process the message; the next one will */
        DEFERRED
    }

    public static final Failure SHUTDOWN = new Failure(Kind.DEFERRED, "shutdown", "");
    public static final Failure TOKEN_BUDGET = new Failure(Kind.DEFERRED, "token-budget", "");

    /** Every process that read the message died. */
    public static final Failure KILLED_THE_PROCESS = ofMessage("killed-the-process");

    /** Whether the same call may succeed in this run. */
    public boolean isTransient() {
        return kind == Kind.TRANSIENT || kind == Kind.RATE_LIMIT;
    }

    /** The same failure as one that stops the run, because it does not pass. */
    public Failure lasting() {
        return ofRun(reason, "every retry failed too; try later");
    }

    /** The reason, and what a person can do. */
    public String message() {
        return mend.isEmpty() ? reason : reason + ": " + mend;
    }

    public static Failure ofMessage(String reason) {
        return new Failure(Kind.MESSAGE_FATAL, reason, "");
    }

    public static Failure ofRun(String reason, String mend) {
        return new Failure(Kind.RUN_FATAL, reason, mend);
    }

    static Failure passing(String reason) {
        return new Failure(Kind.TRANSIENT, reason, "");
    }

    static Failure rateLimit(String reason) {
        return new Failure(Kind.RATE_LIMIT, reason, "");
    }
}
