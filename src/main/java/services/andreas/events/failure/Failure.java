package services.andreas.events.failure;

/**
 * Why something failed. Holds no text of a mail and no secret.
 *
 * @param kind what can be done about it
 * @param service which service failed, or null
 * @param reason a short code such as {@code openai-insufficient_quota}, kept in the ledger
 * @param mend what a person can do about it, naming the setting; empty where nothing is to be done
 */
public record Failure(Kind kind, Service service, String reason, String mend) {
    /** What can be done about a failure. */
    public enum Kind {
        /** the same call may succeed in a moment */
        TRANSIENT,
        /** the API asks for fewer calls */
        RATE_LIMIT,
        /** the service refuses this message, or every message */
        REFUSED,
        /** the model has answered, with nothing that can be used */
        UNUSABLE_ANSWER,
        /** no message can be worked on in this run */
        RUN_FATAL,
        /** concerns only this message, and counts as an attempt */
        MESSAGE_FATAL,
        /** the message is no longer in the mailbox */
        GONE,
        /** another run has taken the message over */
        LEASE_LOST,
        /** a batch has to answer first */
        PENDING,
        /** this run cannot process the message; the next one will */
        DEFERRED
    }

    public static final Failure SHUTDOWN = new Failure(Kind.DEFERRED, null, "shutdown", "");
    public static final Failure TOKEN_BUDGET = new Failure(Kind.DEFERRED, null, "token-budget", "");

    /** Its questions are to be sent in a batch. */
    public static final Failure ANSWER_PENDING =
            new Failure(Kind.PENDING, Service.OPENAI, "answer-pending", "");

    /** A batch has answered, or some of its questions. */
    public static final Failure BATCH_ANSWERED =
            new Failure(Kind.DEFERRED, Service.OPENAI, "batch-answered", "");

    /** A batch was never created, or is no longer known. */
    public static final Failure BATCH_LOST =
            new Failure(Kind.DEFERRED, Service.OPENAI, "batch-lost", "");

    /** The run has reached its deadline. */
    public static final Failure RUN_DEADLINE = new Failure(Kind.DEFERRED, null, "run-deadline", "");

    /** Another run works on the message, and did not end while this one waited. */
    public static final Failure ELSEWHERE =
            new Failure(Kind.DEFERRED, null, "in-work-elsewhere", "");

    /** Work on the message did not end in time. */
    public static final Failure MESSAGE_DEADLINE = ofMessage("message-deadline");

    /** Work on a message did not end in time and could not be interrupted. */
    public static final Failure MESSAGE_HANGS =
            ofRun(
                    "message-hangs",
                    "work on a message neither ends nor can be interrupted; the next run works on it last");

    /** Every process that read the message died. */
    public static final Failure KILLED_THE_PROCESS = ofMessage("killed-the-process");

    /** Whether a message that was given back for this reason was not tried at all. */
    public static boolean isDeferral(String reason) {
        return reason.equals(SHUTDOWN.reason)
                || reason.equals(TOKEN_BUDGET.reason)
                || reason.startsWith("batch-");
    }

    /** Whether the same call is worth another try in this run. */
    public boolean isTransient() {
        return kind == Kind.TRANSIENT || kind == Kind.RATE_LIMIT;
    }

    /** Whether only other messages can show if the message or the service is to blame. */
    public boolean needsVerdict() {
        return isTransient() || kind == Kind.REFUSED || kind == Kind.UNUSABLE_ANSWER;
    }

    /** Whether no service has answered: the network of this process may be to blame. */
    public boolean isUnreachable() {
        return reason.endsWith("-unreachable");
    }

    /** What failures have in common that one cause may have; those in passing share theirs. */
    public String likeness() {
        return isTransient() ? service + " in passing" : reason;
    }

    /** The same, when the service is to blame. */
    public Failure lasting() {
        String otherwise = "several messages in a row, or a test, met it; try later";
        return new Failure(Kind.RUN_FATAL, service, reason, mend.isEmpty() ? otherwise : mend);
    }

    /** The reason, and what a person can do. */
    public String message() {
        return mend.isEmpty() ? reason : reason + ": " + mend;
    }

    public static Failure ofMessage(String reason) {
        return new Failure(Kind.MESSAGE_FATAL, null, reason, "");
    }

    public static Failure ofRun(String reason, String mend) {
        return new Failure(Kind.RUN_FATAL, null, reason, mend);
    }

    /**
     * @param mend what to do where it does not pass
     */
    static Failure passing(Service service, String reason, String mend) {
        return new Failure(Kind.TRANSIENT, service, reason, mend);
    }

    static Failure rateLimit(Service service, String reason, String mend) {
        return new Failure(Kind.RATE_LIMIT, service, reason, mend);
    }

    /**
     * @param mend what to do where the service refuses every message
     */
    static Failure refused(Service service, String reason, String mend) {
        return new Failure(Kind.REFUSED, service, reason, mend);
    }
}
