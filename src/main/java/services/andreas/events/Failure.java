package services.andreas.events;

/**
 * Why something failed, in words that hold nothing of a mail and no secret.
 *
 * @param kind what can be done about it
 * @param reason a short code such as {@code openai-insufficient_quota}, kept in the ledger
 * @param mend what a person can do about it, naming the setting; empty where nothing is to be done
 */
public record Failure(Kind kind, String reason, String mend) {
    /** What can be done about a failure. */
    public enum Kind {
        /** the same call may succeed in a moment */
        TRANSIENT,
        /** no message can be worked on in this run */
        RUN_FATAL,
        /** only this message is concerned; it costs one of its attempts */
        MESSAGE_FATAL,
        /** the message is no longer in the mailbox */
        GONE,
        /** another run has taken the message over */
        LEASE_LOST,
        /** the run was told to end */
        STOPPED
    }

    static final Failure SHUTDOWN = new Failure(Kind.STOPPED, "shutdown", "");

    /** For a person: the reason, and what to do. */
    String message() {
        return mend.isEmpty() ? reason : reason + ": " + mend;
    }

    static Failure ofMessage(String reason) {
        return new Failure(Kind.MESSAGE_FATAL, reason, "");
    }

    static Failure ofRun(String reason, String mend) {
        return new Failure(Kind.RUN_FATAL, reason, mend);
    }

    static Failure passing(String reason) {
        return new Failure(Kind.TRANSIENT, reason, "");
    }
}
