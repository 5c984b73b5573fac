/** The ledger table: what has been done to which message, and what each tells of which event. */
package services.andreas.events.ledger;
