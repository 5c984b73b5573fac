/** Reads a raw mail, whatever its state, into texts, links and calendars. */
package services.andreas.events.mail;
