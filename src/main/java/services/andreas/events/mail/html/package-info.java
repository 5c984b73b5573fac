/** HTML as readable text. */
package services.andreas.events.mail.html;
