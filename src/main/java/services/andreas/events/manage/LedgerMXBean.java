package services.andreas.events.manage;

/** The ledger of messages, as a console sees it. */
public interface LedgerMXBean {
    /** Messages that this process has claimed and works on now. */
    int getClaimsInWork();

    /**
     * Messages that are not done and that a run still works on: failed, deferred, or in work
     * anywhere. Asked of the ledger at each read.
     */
    long getOpen();

    /** Messages that are given up and wait for a person. Asked of the ledger at each read. */
    long getQuarantined();
}
