package services.andreas.events.mail.mime;

/**
 * An iCalendar part or attachment of a message.
 *
 * @param method RFC 5546 method in capitals, such as REQUEST or CANCEL, or null
 * @param text the iCalendar stream (RFC 5545)
 */
public record CalendarPart(String method, String text) {}
