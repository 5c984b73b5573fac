/** Many workers: what is pending of each mailbox goes through a queue; the ledger decides. */
package services.andreas.events.workers;
