package services.andreas.events.mail.tnef;

import static services.andreas.events.mail.tnef.MapiProperties.APPOINTMENT;
import static services.andreas.events.mail.tnef.MapiProperties.COMMON;
import static services.andreas.events.mail.tnef.MapiProperties.MEETING;

import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
    private static final Key[] STARTS = {
        new Key(APPOINTMENT, 0x820D), new Key(COMMON, 0x8516), Key.of(0x0060)
    };
    private static final Key[] ENDS = {
        new Key(APPOINTMENT, 0x820E), new Key(COMMON, 0x8517), Key.of(0x0061)
    };
    private static final Key PLACE = new Key(APPOINTMENT, 0x8208);
    private static final Key OLD_PLACE = new Key(MEETING, 0x0002);
    private static final Key ALL_DAY = new Key(APPOINTMENT, 0x8215);
    private static final Key SEQUENCE = new Key(APPOINTMENT, 0x8201);
    private static final Key RECURRENCE = new Key(APPOINTMENT, 0x8216);
    private static final Key CHANGED = new Key(MEETING, 0x001A);
    private static final Key GLOBAL_ID = new Key(MEETING, 0x0003);

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

    /** A later midnight in UTC is one of a zone east of it; UTC-10 has the last one of the west. */
    private static final LocalTime LAST_MIDNIGHT = LocalTime.of(10, 0);

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
        List<String> times = method == null ? List.of() : times();
        if (times.isEmpty() && !"REPLY".equals(method)) {
            return null;
        }
        List<String> lines =
                new ArrayList<>(List.of("BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:" + method));
        lines.add("BEGIN:VEVENT");
        GlobalObjectId id = GlobalObjectId.of(properties.bytes(GLOBAL_ID));
        if (id != null) {
            lines.add("UID:" + escaped(id.uid()));
        }
        if (id != null && id.day() != null) {
            lines.add("RECURRENCE-ID;VALUE=DATE:" + DAY.format(id.day()));
        }
        lines.addAll(times);
        String subject = properties.text(SUBJECT, ansi);
        lines.add("SUMMARY:" + escaped(subject.isEmpty() ? oldSubject : subject));
        String place = properties.text(PLACE, ansi);
        lines.add(
                "LOCATION:" + escaped(place.isEmpty() ? properties.text(OLD_PLACE, ansi) : place));
        lines.add("DESCRIPTION:" + escaped(properties.text(BODY, ansi)));
        lines.add("SEQUENCE:" + Math.max(0, properties.number(SEQUENCE)));
        Instant changed = properties.time(CHANGED);
        if (changed != null) {
            lines.add("DTSTAMP:" + utc(changed));
        }
        organizer(lines);
        lines.add("END:VEVENT");
        lines.add("END:VCALENDAR");
        return String.join("\r\n", lines) + "\r\n";
    }

    private List<String> times() {
        Bytes rule = properties.bytes(RECURRENCE);
        if (rule != null && rule.left() > 0) {
            List<String> repeated =
                    AppointmentRecurrence.lines(
                            rule.again(), AppointmentZone.name(properties, ansi));
            if (!repeated.isEmpty()) {
                return repeated;
            }
        }
        List<String> lines = new ArrayList<>();
        Instant from = first(STARTS);
        Instant to = first(ENDS);
        if (from != null && properties.isTrue(ALL_DAY)) {
            lines.add("DTSTART;VALUE=DATE:" + DAY.format(day(from)));
            lines.add("DTEND;VALUE=DATE:" + DAY.format(day(to == null ? from : to)));
        } else if (from != null) {
            lines.add("DTSTART:" + utc(from));
            lines.add(to == null ? "" : "DTEND:" + utc(to));
        } else if (start != null) {
            lines.add("DTSTART;TZID=" + AppointmentZone.UNKNOWN + ":" + LOCAL.format(start));
            lines.add(
                    end == null
                            ? ""
                            : "DTEND;TZID=" + AppointmentZone.UNKNOWN + ":" + LOCAL.format(end));
        }
        if (!lines.isEmpty() && rule != null && rule.left() > 0) {
            // the reader of calendars asks for a look at a rule that it cannot work out
            lines.add("RRULE:FREQ=UNKNOWN");
        }
        lines.removeIf(String::isEmpty);
        return lines;
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

    private @Nullable Instant first(Key[] keys) {
        for (Key key : keys) {
            Instant time = properties.time(key);
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    /** The day that begins at this midnight of a zone that is not known. */
    private static LocalDate day(Instant midnight) {
        LocalDateTime utc = LocalDateTime.ofInstant(midnight, ZoneOffset.UTC);
        boolean isWest = !utc.toLocalTime().isAfter(LAST_MIDNIGHT);
        return utc.toLocalDate().plusDays(isWest ? 0 : 1);
    }

    private static String utc(Instant time) {
        return LOCAL.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC)) + "Z";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n");
    }
}
