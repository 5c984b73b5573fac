package services.andreas.events.mail.mime;

import org.jspecify.annotations.Nullable;

/**
 * An iCalendar part or attachment of a message.
 *
 * @param method RFC 5546 method in capitals, such as REQUEST or CANCEL
 * @param text the iCalendar stream (RFC 5545)
 */
public record CalendarPart(@Nullable String method, String text) {}
