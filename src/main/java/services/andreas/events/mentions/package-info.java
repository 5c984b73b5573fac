/** What each message says of which event, kept in the ledger table. */
package services.andreas.events.mentions;
