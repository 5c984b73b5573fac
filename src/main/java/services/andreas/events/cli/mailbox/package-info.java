/** Whose mails a command shows and works on. */
package services.andreas.events.cli.mailbox;
