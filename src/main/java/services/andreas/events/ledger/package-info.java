/** The ledger table: the state of every message. */
package services.andreas.events.ledger;
