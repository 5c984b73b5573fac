/** The MIME tree of a raw mail: headers, bodies, charsets, bounds. */
package services.andreas.events.mail.mime;
