package services.andreas.events.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of the ledger after a run.
 *
 * @param quarantined number of messages in quarantine
 * @param lastGood end of the last run that left nothing undone
 */
public record LedgerSummary(long quarantined, @Nullable Instant lastGood) {}
