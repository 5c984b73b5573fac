/** The grant of access to a mailbox, from the browser to the file of credentials. */
package services.andreas.events.oauth;
