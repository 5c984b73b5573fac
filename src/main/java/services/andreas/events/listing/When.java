package services.andreas.events.listing;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The times of an event in words, in its own zone. */
public final class When {
    public static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private When() {}

    /** Such as {@code Saturday 5 December 2026, 20:00–22:30}. */
    public static String of(ListedEvent event) {
        String first = DAY.format(event.firstDay());
        LocalDate after = event.dayAfter();
        if (event.allDay()) {
            LocalDate last = after == null ? event.firstDay() : after.minusDays(1);
            return last.equals(event.firstDay()) ? first : first + " – " + DAY.format(last);
        }
        ZonedDateTime start = event.start().atZone(event.zone());
        if (event.end() == null) {
            return first + ", " + TIME.format(start);
        }
        ZonedDateTime end = event.end().atZone(event.zone());
        // a night ends on the next day
        boolean night = end.isBefore(start.plusHours(18));
        String until = night ? TIME.format(end) : DAY.format(end) + ", " + TIME.format(end);
        return first + ", " + TIME.format(start) + (night ? "–" : " – ") + until;
    }

    /** Such as {@code 20:00}. */
    public static String time(ListedEvent event) {
        return event.allDay() ? "all day" : TIME.format(event.start().atZone(event.zone()));
    }
}
