/** Reads a raw mail, however broken, into text, links and calendars. */
package services.andreas.events.mail;
