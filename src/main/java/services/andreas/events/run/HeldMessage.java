package services.andreas.events.run;

import services.andreas.events.failure.Failure;
import services.andreas.events.ledger.Claim;

/**
 * A message that stays claimed until it is known whether it or the service is to blame.
 *
 * @param served how often the service had served any message before it failed this one
 * @param again whether the message cost an attempt for the same reason in an earlier run
 */
public record HeldMessage(Claim claim, Failure failure, long served, boolean again) {}
