/** The parts of a mail that were sent on days of their own: forwarded and quoted mails. */
package services.andreas.events.extract.sections;
