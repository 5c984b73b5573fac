package services.andreas.events.run;

import services.andreas.events.failure.Failure;
import services.andreas.events.ledger.Claim;

/** A message whose calls failed in every try, because of the message or of an API. */
public record HeldMessage(Claim claim, Failure failure) {}
