package services.andreas.events.mail;

import java.util.List;
import services.andreas.events.mail.mime.CalendarPart;

/**
 * What was read of the files of a mail.
 *
 * @param pages their text
 * @param html pages and data (JSON-LD) that are embedded in them, as HTML
 * @param calendars that are embedded in them
 */
public record FileContents(List<FilePage> pages, List<String> html, List<CalendarPart> calendars) {}
