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
import services.andreas.events.event.Event;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.event.Field;
import services.andreas.events.event.Zone;
import services.andreas.events.mail.Mail;
import services.andreas.events.recurrence.CalendarDuration;
import services.andreas.events.recurrence.CalendarTime;
import services.andreas.events.recurrence.Horizon;
import services.andreas.events.recurrence.Recurrence;
import services.andreas.events.recurrence.RecurrenceText;

/** One VEVENT: the event it describes, and its time. */
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

    /** What all occurrences have in common, read once. */
    private EventBuilder common;

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

    int sequence() {
        Matcher number = NUMBER.matcher(event.value("SEQUENCE"));
        return number.find() ? Integer.parseInt(number.group()) : 0;
    }

    /** When it was written, as far as it says so; for comparing only. */
    String stamp() {
        String modified = event.value("LAST-MODIFIED");
        return modified.isEmpty() ? event.value("DTSTAMP") : modified;
    }

    private @Nullable Instant stamped() {
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

    /** The event as it stands, without repetition. */
    Event told(Mail mail) {
        return whole(mail).build();
    }

    private EventBuilder whole(Mail mail) {
        EventBuilder draft = draft(mail);
        if (start != null) {
            times(draft, start.local(), null);
        }
        return draft;
    }

    /**
     * What it says of the occurrence that it takes the place of.
     *
     * @param original when that begins by the rule
     */
    Event change(Instant original, Mail mail) {
        EventBuilder change =
                whole(mail).put(Field.RECURRENCE_ID, original).put(Field.OVERRIDE, true);
        return change.put(Field.THIS_AND_FUTURE, replacesLater() ? true : null).build();
    }

    /** One occurrence of its own. */
    Event occurrence(LocalDateTime local, Mail mail) {
        EventBuilder draft = draft(mail);
        times(draft, local, recurrence().added().get(local));
        return draft.put(Field.RECURRENCE_ID, zone().at(local)).build();
    }

    /**
     * What it says about an occurrence later than the one it replaces.
     *
     * @param local when that begins now
     * @param original when that begins by the rule
     */
    Event laterChange(LocalDateTime local, Instant original, Mail mail) {
        EventBuilder draft = draft(mail);
        times(draft, local, null);
        return draft.put(Field.RECURRENCE_ID, original).put(Field.OVERRIDE, true).build();
    }

    /** What it says of its series, or null when that is too long to be kept. */
    @Nullable Event statement(Mail mail, Horizon horizon) {
        if (start == null || replaced() != null) {
            return draft(mail).put(Field.RECURRENCE, Recurrence.NONE).build();
        }
        String text = RecurrenceText.of(recurrence());
        if (text == null) {
            return null;
        }
        EventBuilder statement =
                whole(mail).put(Field.RECURRENCE, text).put(Field.SERIES, recurrence().words());
        Instant until = horizon.until(recurrence(), mail.date(), starts(horizon, mail.date()));
        if (recurrence().goesOnAfter(until)) {
            statement.put(Field.SERIES_UNTIL, until).put(Field.SERIES_DUE, horizon.due(until));
        }
        return statement.build();
    }

    Zone zone() {
        return start.in(zones.day(), zones.floating());
    }

    private EventBuilder draft(Mail mail) {
        if (common == null) {
            common = new CalendarDetails(event, method).draft(mail);
            common.put(Field.UID, uid());
            if (event.first("SEQUENCE") != null) {
                common.put(Field.SEQUENCE, sequence());
            }
            common.put(Field.STAMP, stamped());
            boolean isDoubtful =
                    start != null
                            && (recurrence().isDoubtful()
                                    || RecurrenceText.of(recurrence()) == null);
            if (isDoubtful) {
                common.needsReview("repetition not understood");
            }
        }
        return common.copy();
    }

    private void times(EventBuilder draft, LocalDateTime local, CalendarDuration length) {
        Zone zone = zone();
        Instant from = zone.at(local);
        Instant to = length == null ? span().end(local) : length.after(local, zone);
        draft.times(from, to, start.isDate(), zone.id());
        VObjectProperty named = event.first("DTSTART");
        if (zones.isUnknown(named) && !start.isDate() && start.zone() == null) {
            draft.needsReview("time zone not known");
        }
    }

    private CalendarSpan span() {
        CalendarTime end = time("DTEND");
        return new CalendarSpan(
                start,
                zone(),
                end,
                end == null ? null : end.instant(zones.day(), zones.floating()),
                CalendarDuration.parse(event.value("DURATION")));
    }
}
