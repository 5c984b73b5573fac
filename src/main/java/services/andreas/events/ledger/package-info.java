/** The ledger table: what has been done to which message. */
package services.andreas.events.ledger;
