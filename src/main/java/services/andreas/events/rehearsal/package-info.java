/** Tries edited routes on mails that are done, and writes nothing. */
package services.andreas.events.rehearsal;
