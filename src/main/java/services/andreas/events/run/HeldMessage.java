package services.andreas.events.run;

import services.andreas.events.failure.Failure;
import services.andreas.events.ledger.Claim;

/** A message whose calls failed in passing, all tries of them: its own fault, or that of an API? */
public record HeldMessage(Claim claim, Failure failure) {}
