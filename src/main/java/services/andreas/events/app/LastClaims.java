package services.andreas.events.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.ledger.MessageLedger;
import services.andreas.events.run.InWork;
import services.andreas.events.run.IngestRuns;

/** The claims that a process still holds when it must end. */
record LastClaims(IngestRuns runs, MessageLedger ledger) {
    private static final Logger LOG = LoggerFactory.getLogger(LastClaims.class);

    /**
     * Releases them, and reports their run. A message whose thread still computes counts this as a
     * death.
     *
     * @return whether there was such a message
     */
    boolean giveBack() {
        boolean hangs = false;
        for (InWork work : runs.inWork()) {
            String id = work.claim().messageId();
            try {
                if (work.isHanging() || work.isComputing()) {
                    hangs = true;
                    ledger.died(work.claim(), Failure.MESSAGE_HANGS);
                    LOG.warn("Message {} hangs, and counts this as a death", id);
                } else {
                    ledger.released(work.claim(), Failure.SHUTDOWN, null);
                    LOG.info("Message {} is released", id);
                }
            } catch (LeaseLostException e) {
                LOG.debug("Message {} is settled already", id);
            }
        }
        if (runs.isWorking()) {
            runs.finish(runs.current());
        }
        return hangs;
    }
}
