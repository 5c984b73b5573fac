/** Finds the events that a mail tells of, and checks them against it. */
package services.andreas.events.extract;
