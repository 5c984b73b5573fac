/** The mailbox: its client, its lists of messages, its raw messages. */
package services.andreas.events.gmail;
