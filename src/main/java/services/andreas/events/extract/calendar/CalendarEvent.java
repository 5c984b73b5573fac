package services.andreas.events.extract.calendar;

import com.github.mangstadt.vinnie.VObjectProperty;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Zone;
import services.andreas.events.mail.Mail;
import services.andreas.events.recurrence.CalendarDuration;
import services.andreas.events.recurrence.CalendarTime;
import services.andreas.events.recurrence.Horizon;
import services.andreas.events.recurrence.Recurrence;

/** One VEVENT (RFC 5545), and when it takes place. */
final class CalendarEvent {
    /** Methods that may name an event by its UID alone (RFC 5546). */
    private static final Set<String> ABOUT_A_KNOWN_EVENT = Set.of("CANCEL");

    private static final Zone UTC = Zone.of(ZoneOffset.UTC);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final CalendarComponent event;
    private final CalendarZones zones;
    private final String method;
    private final CalendarTime start;
    private @Nullable Recurrence recurrence;
    private @Nullable List<LocalDateTime> starts;
    private @Nullable CalendarOccurrences described;

    /**
     * @param method in capitals, or null
     */
    CalendarEvent(CalendarComponent event, CalendarZones zones, String method) {
        this.event = event;
        this.zones = zones;
        this.method = method;
        this.start = time("DTSTART");
    }

    /** Whether it came from a calendar to a calendar (RFC 5546), not to be read by everybody. */
    boolean isScheduling() {
        boolean isKnown = ABOUT_A_KNOWN_EVENT.contains(method == null ? "" : method);
        return method != null
                && !method.equals("PUBLISH")
                && (start != null || isKnown && !uid().isEmpty());
    }

    String uid() {
        return event.text("UID");
    }

    String title() {
        return event.text("SUMMARY");
    }

    boolean hasSequence() {
        return event.first("SEQUENCE") != null;
    }

    int sequence() {
        Matcher number = NUMBER.matcher(event.value("SEQUENCE"));
        return number.find() ? Integer.parseInt(number.group()) : 0;
    }

    /** When it was written, as far as it says so; for comparing only. */
    String stamp() {
        String modified = event.value("LAST-MODIFIED");
        return modified.isEmpty() ? event.value("DTSTAMP") : modified;
    }

    @Nullable Instant stamped() {
        String written = event.value("DTSTAMP");
        CalendarTime stamp =
                CalendarTime.parse(
                        written.isEmpty() ? event.value("LAST-MODIFIED") : written, null);
        return stamp == null ? null : stamp.instant(UTC, UTC);
    }

    CalendarTime start() {
        return start;
    }

    /** Null without a start. */
    @Nullable Recurrence recurrence() {
        if (recurrence == null && start != null) {
            recurrence = new Repetition(event, start, zones).recurrence(span().length());
        }
        return recurrence;
    }

    List<LocalDateTime> starts(Horizon horizon, Instant sent) {
        if (starts == null) {
            starts = recurrence().starts(horizon, sent, zones.budget());
        }
        return starts;
    }

    /**
     * The start of the occurrence that this one takes the place of, or null. Outlook may write the
     * midnight of its day instead.
     */
    CalendarTime replaced() {
        CalendarTime replaced = time("RECURRENCE-ID");
        boolean isDay =
                replaced != null
                        && event.first("RECURRENCE-ID").getParameters().first("TZID") != null
                        && start != null
                        && replaced.local().toLocalTime().equals(LocalTime.MIDNIGHT)
                        && !start.local().toLocalTime().equals(LocalTime.MIDNIGHT);
        return isDay ? replaced.asDay() : replaced;
    }

    Instant replacedInstant() {
        return start == null
                ? replaced().instant(zones.day(), zones.floating())
                : original(replaced());
    }

    /** Whether it takes the place of all later occurrences too. */
    boolean replacesLater() {
        VObjectProperty replaced = event.first("RECURRENCE-ID");
        return replaced != null
                && "THISANDFUTURE".equalsIgnoreCase(replaced.getParameters().first("RANGE"));
    }

    /** The start of an occurrence that a RECURRENCE-ID means, which may name the day only. */
    Instant original(CalendarTime recurrence) {
        return zone().at(new Repetition(event, start, zones).local(recurrence));
    }

    private CalendarTime time(String name) {
        VObjectProperty property = event.first(name);
        if (property == null) {
            return null;
        }
        CalendarTime time = CalendarTime.parse(property.getValue(), zones.of(property));
        return time != null && isDay(property) ? time.asDay() : time;
    }

    /** Outlook and others write days as midnights. */
    private boolean isDay(VObjectProperty property) {
        return "DATE".equalsIgnoreCase(property.getParameters().first("VALUE"))
                || event.value("X-MICROSOFT-CDO-ALLDAYEVENT").equalsIgnoreCase("TRUE");
    }

    /** The events that it describes, which have the details of this mail. */
    CalendarOccurrences in(Mail mail) {
        if (described == null) {
            described = new CalendarOccurrences(this, new CalendarDetails(event, method), mail);
        }
        return described;
    }

    Zone zone() {
        return start.in(zones.day(), zones.floating());
    }

    /** Whether its start names a time zone that nobody knows. */
    boolean isInUnknownZone() {
        return zones.isUnknown(event.first("DTSTART")) && !start.isDate() && start.zone() == null;
    }

    /**
     * The end of the occurrence that begins then, or null.
     *
     * @param length its own, or null when it is as long as all
     */
    @Nullable Instant end(LocalDateTime local, @Nullable CalendarDuration length) {
        return length == null ? span().end(local) : length.after(local, zone());
    }

    /** Null where it names none. Of days that end at an hour, the last one counts as a whole. */
    private @Nullable CalendarTime end() {
        CalendarTime end = time("DTEND");
        boolean isHour = end != null && start.isDate() && !end.isDate();
        if (!isHour) {
            return end;
        }
        LocalDateTime midnight = end.local().toLocalDate().atStartOfDay();
        boolean isMidnight = midnight.equals(end.local());
        return new CalendarTime(isMidnight ? midnight : midnight.plusDays(1), true, null);
    }

    private CalendarSpan span() {
        CalendarTime end = end();
        return new CalendarSpan(
                start,
                zone(),
                end,
                end == null ? null : end.instant(zone(), zones.floating()),
                CalendarDuration.parse(event.value("DURATION")));
    }
}
