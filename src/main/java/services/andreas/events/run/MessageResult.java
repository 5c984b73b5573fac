package services.andreas.events.run;

/** What can become of a listed message in a run; exactly one of them does. */
public enum MessageResult {
    /** its events are stored, or it announces none, or it is gone from the mailbox */
    PROCESSED,
    /** done before, quarantined before, or in work elsewhere */
    SKIPPED,
    /** tried in vain; the next run tries it again */
    FAILED,
    /** not tried, because the run had to end */
    DEFERRED,
    /** tried in vain for the last time */
    QUARANTINED
}
