package services.andreas.events.extract.links;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import services.andreas.events.recurrence.CalendarTime;

/**
 * What a link tells a calendar to add.
 *
 * @param start as written
 * @param end as written; empty if there is none
 * @param zone name of the zone of times that name none; empty if there is none
 * @param rule by which it repeats itself (RFC 5545); empty if there is none
 */
record CalendarLink(
        String title,
        String start,
        String end,
        @Nullable Duration length,
        boolean allDay,
        String zone,
        String place,
        String description,
        String rule) {
    private static final Pattern GOOGLE = Pattern.compile("(?:www|calendar)\\.google\\.com");
    private static final Pattern OUTLOOK =
            Pattern.compile("outlook\\.(?:live|office|office365)\\.com");

    /** Hours and minutes, or whole days. */
    private static final Pattern LENGTH = Pattern.compile("(\\d{2})(\\d{2})");

    private static final Pattern RULE = Pattern.compile("(?i)^RRULE:");

    /** A plus sign that nobody encoded has become a space. */
    private static final Pattern OFFSET = Pattern.compile("(\\d) (\\d{2}:?\\d{2})$");

    /** Returns null for a link that adds no event to a calendar. */
    static @Nullable CalendarLink of(String link) {
        LinkQuery query = LinkQuery.of(link);
        CalendarLink event = query == null ? null : of(query);
        return event == null || event.title.isEmpty() || event.start.isEmpty() ? null : event;
    }

    private static @Nullable CalendarLink of(LinkQuery query) {
        if (GOOGLE.matcher(query.host()).matches() && query.path().startsWith("/calendar/")) {
            return google(query);
        }
        if (OUTLOOK.matcher(query.host()).matches()) {
            return outlook(query);
        }
        return query.host().equals("calendar.yahoo.com") ? yahoo(query) : null;
    }

    private static CalendarLink google(LinkQuery query) {
        String[] dates = query.text("dates").split("/", 2);
        return new CalendarLink(
                query.text("text"),
                dates[0],
                dates.length < 2 ? "" : dates[1],
                null,
                isDay(dates[0]),
                query.text("ctz"),
                query.text("location"),
                query.text("details"),
                RULE.matcher(query.text("recur")).replaceFirst(""));
    }

    private static CalendarLink outlook(LinkQuery query) {
        return new CalendarLink(
                query.text("subject"),
                OFFSET.matcher(query.text("startdt")).replaceFirst("$1+$2"),
                OFFSET.matcher(query.text("enddt")).replaceFirst("$1+$2"),
                null,
                query.isTrue("allday") || isDay(query.text("startdt")),
                "",
                query.text("location"),
                query.text("body"),
                "");
    }

    private static CalendarLink yahoo(LinkQuery query) {
        String length = query.text("dur");
        Matcher form = LENGTH.matcher(length);
        return new CalendarLink(
                query.text("title"),
                query.text("st"),
                query.text("et"),
                form.matches()
                        ? Duration.ofHours(Integer.parseInt(form.group(1)))
                                .plusMinutes(Integer.parseInt(form.group(2)))
                        : null,
                length.equalsIgnoreCase("allday") || isDay(query.text("st")),
                "",
                query.text("in_loc"),
                query.text("desc"),
                "");
    }

    private static boolean isDay(String start) {
        CalendarTime time = CalendarTime.parse(start, null);
        return time != null && time.isDate();
    }
}
