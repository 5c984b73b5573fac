package services.andreas.events.run;

/** The result of a listed message in a run. */
public enum MessageResult {
    /** its events are stored, or it announces none, or it is gone from the mailbox */
    PROCESSED,
    /** done before, or quarantined before */
    SKIPPED,
    /** still in work elsewhere when the run ended; counted as skipped, and listed separately */
    ELSEWHERE,
    /** tried without success; the next run tries it again */
    FAILED,
    /** waits for the answers of a batch; a later run goes on */
    SUBMITTED,
    /** not tried, or not finished, because the run had to end */
    DEFERRED,
    /** tried without success for the last time */
    QUARANTINED
}
