/** The mailbox: its client, lists of messages, raw messages. */
package services.andreas.events.gmail;
