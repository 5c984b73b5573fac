package services.andreas.events.run;

import java.time.Instant;

/**
 * How things stand after a run.
 *
 * @param quarantined messages that are given up and wait for a person
 * @param lastGood when the last run ended that left nothing over; null where none has
 */
public record LedgerSummary(long quarantined, Instant lastGood) {}
