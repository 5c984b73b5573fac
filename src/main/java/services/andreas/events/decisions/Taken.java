package services.andreas.events.decisions;

import java.util.List;
import services.andreas.events.mentions.PendingUpdate;
import services.andreas.events.merge.decision.Decision;

/**
 * A decision that the ledger holds.
 *
 * @param title of the event that it is about
 * @param updates what is to be brought up to date
 */
public record Taken(Decision decision, String title, List<PendingUpdate> updates) {}
