package services.andreas.events.mail.tnef;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.tnef.Bytes.TruncatedException;

/**
 * How a meeting repeats itself (MS-OXOCAL 2.2.1.44), as lines of iCalendar.
 *
 * @param lines of the whole; none for a rule that cannot be read
 * @param changes occurrences that differ
 */
record AppointmentRecurrence(List<String> lines, List<ChangedOccurrence> changes) {
    private static final int DAILY = 0x200A;
    private static final int WEEKLY = 0x200B;
    private static final int MONTHLY = 0x200C;
    private static final int YEARLY = 0x200D;

    private static final int BY_WEEKDAYS = 1;
    private static final int BY_DAY = 2;
    private static final int BY_NTH = 3;
    private static final int BY_LAST_DAY = 4;

    private static final int UNTIL = 0x2021;
    private static final int COUNT = 0x2022;
    private static final int MINUTES = 24 * 60;
    private static final int LAST = 5;

    /** Other calendars than the Gregorian are left to a person. */
    private static final int GREGORIAN = 1;

    private static final String[] DAYS = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};

    private static final AppointmentRecurrence UNREADABLE =
            new AppointmentRecurrence(List.of(), List.of());

    /**
     * @param zone name of the zone in which it repeats itself
     * @param ansi code page of the sender
     */
    static AppointmentRecurrence of(Bytes in, String zone, Charset ansi) {
        try {
            return read(in, zone, ansi);
        } catch (TruncatedException broken) {
            return UNREADABLE;
        }
    }

    private static AppointmentRecurrence read(Bytes in, String zone, Charset ansi)
            throws TruncatedException {
        in.skip(4);
        int frequency = in.u16();
        int pattern = in.u16();
        boolean isGregorian = in.u16() <= GREGORIAN;
        in.skip(4);
        long period = in.u32();
        in.skip(4);
        long first = pattern == 0 ? 0 : in.u32();
        long nth = pattern == BY_NTH ? in.u32() : 0;
        int end = in.i32();
        long count = in.u32();
        int weekStart = in.i32();
        List<Long> deleted = dates(in);
        boolean hasChanges = !dates(in).isEmpty();
        LocalDateTime day = LocalStamp.ofMinutes(in.u32());
        LocalDateTime lastDay = LocalStamp.ofMinutes(in.u32());
        in.skip(4);
        long writer = in.u32();
        long from = in.u32();
        long to = in.u32();
        List<ChangedOccurrence> changes =
                hasChanges ? ChangedOccurrence.read(in, writer, ansi) : List.of();

        String rule = rule(frequency, pattern, period, first, nth, day);
        if (!isGregorian || rule == null || from > MINUTES || to < from) {
            return UNREADABLE;
        }
        if (weekStart >= 0 && weekStart < DAYS.length) {
            rule += ";WKST=" + DAYS[weekStart];
        }
        if (end == UNTIL) {
            rule += ";UNTIL=" + MeetingTimes.LOCAL.format(lastDay.plusMinutes(from));
        } else if (end == COUNT) {
            rule += ";COUNT=" + count;
        }
        String at = ";TZID=\"" + zone + "\":";
        List<String> lines = new ArrayList<>();
        lines.add("DTSTART" + at + MeetingTimes.LOCAL.format(day.plusMinutes(from)));
        lines.add("DTEND" + at + MeetingTimes.LOCAL.format(day.plusMinutes(to)));
        lines.add("RRULE:" + rule);
        // changed ones are among those that are deleted
        Set<LocalDate> changed = new HashSet<>();
        changes.forEach(change -> changed.add(change.original().toLocalDate()));
        for (long date : deleted) {
            LocalDateTime without = LocalStamp.ofMinutes(date);
            if (!changed.contains(without.toLocalDate())) {
                lines.add("EXDATE" + at + MeetingTimes.LOCAL.format(without.plusMinutes(from)));
            }
        }
        return new AppointmentRecurrence(lines, changes);
    }

    private static List<Long> dates(Bytes in) throws TruncatedException {
        long count = in.u32();
        List<Long> dates = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            dates.add(in.u32());
        }
        return dates;
    }

    private static @Nullable String rule(
            int frequency, int pattern, long period, long first, long nth, LocalDateTime day) {
        return switch (frequency) {
            case DAILY ->
                    pattern == BY_WEEKDAYS
                            ? "FREQ=WEEKLY;BYDAY=" + days(first)
                            : "FREQ=DAILY;INTERVAL=" + Math.max(1, period / MINUTES);
            case WEEKLY -> "FREQ=WEEKLY;INTERVAL=" + Math.max(1, period) + ";BYDAY=" + days(first);
            case MONTHLY -> ofMonth("FREQ=MONTHLY;INTERVAL=" + period, pattern, first, nth);
            case YEARLY ->
                    ofMonth(
                            "FREQ=YEARLY;INTERVAL="
                                    + Math.max(1, period / 12)
                                    + ";BYMONTH="
                                    + day.getMonthValue(),
                            pattern,
                            first,
                            nth);
            default -> null;
        };
    }

    private static @Nullable String ofMonth(String rule, int pattern, long first, long nth) {
        return switch (pattern) {
            // the last day of a month that is shorter
            case BY_DAY -> rule + ";BYMONTHDAY=" + (first == 31 ? -1 : first);
            case BY_LAST_DAY -> rule + ";BYMONTHDAY=-1";
            case BY_NTH -> rule + ";BYDAY=" + days(first) + ";BYSETPOS=" + (nth == LAST ? -1 : nth);
            default -> null;
        };
    }

    private static String days(long mask) {
        List<String> days = new ArrayList<>();
        for (int i = 0; i < DAYS.length; i++) {
            if ((mask >> i & 1) == 1) {
                days.add(DAYS[i]);
            }
        }
        return String.join(",", days);
    }
}
