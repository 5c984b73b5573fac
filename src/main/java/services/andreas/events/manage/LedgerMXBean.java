package services.andreas.events.manage;

/** The ledger's counts of messages, in JMX. */
public interface LedgerMXBean {
    /** Messages that this process has in work. */
    int getClaimsInWork();

    /** Messages that are failed, deferred, or in work anywhere. Every read queries the ledger. */
    long getOpen();

    /** Messages in quarantine. Every read queries the ledger. */
    long getQuarantined();
}
