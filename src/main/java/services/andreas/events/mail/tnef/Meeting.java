package services.andreas.events.mail.tnef;

import static services.andreas.events.mail.tnef.MapiProperties.APPOINTMENT;
import static services.andreas.events.mail.tnef.MapiProperties.MEETING;

import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.tnef.MapiProperties.Key;
import services.andreas.events.text.LetterCase;

/**
 * The meeting of a message (MS-OXOCAL) as iCalendar (MS-OXCICAL).
 *
 * @param start by the clock of the sender, whose zone it does not say
 */
record Meeting(
        MapiProperties properties,
        Charset ansi,
        String oldClass,
        String oldSubject,
        @Nullable LocalDateTime start,
        @Nullable LocalDateTime end) {
    private static final Key MESSAGE_CLASS = Key.of(0x001A);
    private static final Key SUBJECT = Key.of(0x0037);
    private static final Key BODY = Key.of(0x1000);
    private static final Key[] ORGANIZER_NAMES = {Key.of(0x0042), Key.of(0x0C1A)};
    private static final Key[] ORGANIZER_ADDRESSES = {
        Key.of(0x5D02), Key.of(0x0065), Key.of(0x5D01), Key.of(0x0C1F)
    };
    private static final Key PLACE = new Key(APPOINTMENT, 0x8208);
    private static final Key OLD_PLACE = new Key(MEETING, 0x0002);
    private static final Key SEQUENCE = new Key(APPOINTMENT, 0x8201);
    private static final Key CHANGED = new Key(MEETING, 0x001A);
    private static final Key GLOBAL_ID = new Key(MEETING, 0x0003);

    static boolean isOne(MapiProperties properties, Charset ansi, String oldClass) {
        return method(messageClass(properties, ansi, oldClass)) != null;
    }

    private static String messageClass(MapiProperties properties, Charset ansi, String oldClass) {
        String name = properties.text(MESSAGE_CLASS, ansi);
        return LetterCase.lower(name.isEmpty() ? oldClass : name);
    }

    /** The method of RFC 5546; null for what is no meeting. */
    private static @Nullable String method(String messageClass) {
        String kind = messageClass.replaceFirst("^ipm\\.microsoft schedule\\.mtg", "ipm.mtg");
        if (kind.startsWith("ipm.schedule.meeting.request") || kind.startsWith("ipm.mtgreq")) {
            return "REQUEST";
        }
        if (kind.startsWith("ipm.schedule.meeting.cancel") || kind.startsWith("ipm.mtgcncl")) {
            return "CANCEL";
        }
        if (kind.startsWith("ipm.schedule.meeting.resp") || kind.startsWith("ipm.mtgresp")) {
            return "REPLY";
        }
        return kind.startsWith("ipm.appointment") ? "PUBLISH" : null;
    }

    /** Returns null for no meeting, and for one without a time. */
    @Nullable String calendar() {
        String method = method(messageClass(properties, ansi, oldClass));
        GlobalObjectId id = GlobalObjectId.of(properties.bytes(GLOBAL_ID));
        MeetingTimes when = new MeetingTimes(properties, ansi, start, end);
        AppointmentRecurrence repeated = method == null ? null : when.recurrence(id != null);
        List<String> times =
                method == null ? List.of() : repeated == null ? when.lines() : repeated.lines();
        if (times.isEmpty() && !"REPLY".equals(method)) {
            return null;
        }
        List<String> lines =
                new ArrayList<>(List.of("BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:" + method));
        List<String> whole = new ArrayList<>(times);
        if (id != null && id.day() != null) {
            whole.add("RECURRENCE-ID;VALUE=DATE:" + MeetingTimes.DAY.format(id.day()));
        }
        event(id, whole, null, null, lines);
        if (repeated != null) {
            repeated.changes().forEach(change -> event(id, change, when.zone(), lines));
        }
        lines.add("END:VCALENDAR");
        return String.join("\r\n", lines) + "\r\n";
    }

    private void event(
            @Nullable GlobalObjectId id,
            ChangedOccurrence change,
            String zone,
            List<String> lines) {
        String at = ";TZID=\"" + zone + "\":";
        List<String> times =
                List.of(
                        "RECURRENCE-ID" + at + MeetingTimes.LOCAL.format(change.original()),
                        "DTSTART" + at + MeetingTimes.LOCAL.format(change.start()),
                        "DTEND" + at + MeetingTimes.LOCAL.format(change.end()));
        event(id, times, change.title(), change.place(), lines);
    }

    /**
     * @param title null for that of the whole
     * @param place null for that of the whole
     */
    private void event(
            @Nullable GlobalObjectId id,
            List<String> times,
            @Nullable String title,
            @Nullable String place,
            List<String> lines) {
        lines.add("BEGIN:VEVENT");
        if (id != null) {
            lines.add("UID:" + escaped(id.uid()));
        }
        lines.addAll(times);
        String subject = properties.text(SUBJECT, ansi);
        String whole = subject.isEmpty() ? oldSubject : subject;
        lines.add("SUMMARY:" + escaped(title == null ? whole : title));
        String at = properties.text(PLACE, ansi);
        String where = at.isEmpty() ? properties.text(OLD_PLACE, ansi) : at;
        lines.add("LOCATION:" + escaped(place == null ? where : place));
        lines.add("DESCRIPTION:" + escaped(properties.text(BODY, ansi)));
        lines.add("SEQUENCE:" + Math.max(0, properties.number(SEQUENCE)));
        Instant changed = properties.time(CHANGED);
        if (changed != null) {
            lines.add("DTSTAMP:" + MeetingTimes.utc(changed));
        }
        organizer(lines);
        lines.add("END:VEVENT");
    }

    private void organizer(List<String> lines) {
        String address = "";
        for (Key key : ORGANIZER_ADDRESSES) {
            String text = properties.text(key, ansi).strip();
            // the others are names within one company
            address = address.isEmpty() && text.matches("[^\\s;:\"]+@[^\\s;:\"]+") ? text : address;
        }
        String name = "";
        for (Key key : ORGANIZER_NAMES) {
            name = name.isEmpty() ? properties.text(key, ansi) : name;
        }
        if (!address.isEmpty()) {
            String plain = name.replaceAll("[\\p{Cntrl}\"]", " ");
            lines.add("ORGANIZER;CN=\"" + plain + "\":mailto:" + address);
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n");
    }
}
