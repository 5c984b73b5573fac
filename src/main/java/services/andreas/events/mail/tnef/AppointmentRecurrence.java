package services.andreas.events.mail.tnef;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.tnef.Bytes.TruncatedException;

/** Reads how a meeting repeats itself (MS-OXOCAL 2.2.1.44), as lines of iCalendar. */
final class AppointmentRecurrence {
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
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private AppointmentRecurrence() {}

    /**
     * @param zone name of the zone in which it repeats itself
     * @return no lines for a rule that cannot be read
     */
    static List<String> lines(Bytes in, String zone) {
        try {
            return read(in, zone);
        } catch (TruncatedException broken) {
            return List.of();
        }
    }

    private static List<String> read(Bytes in, String zone) throws TruncatedException {
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
        in.skip(8);
        long from = in.u32();
        long to = in.u32();

        String rule = rule(frequency, pattern, period, first, nth, day);
        if (!isGregorian || rule == null || hasChanges || from > MINUTES || to < from) {
            return List.of();
        }
        if (weekStart >= 0 && weekStart < DAYS.length) {
            rule += ";WKST=" + DAYS[weekStart];
        }
        if (end == UNTIL) {
            rule += ";UNTIL=" + LOCAL.format(lastDay.plusMinutes(from));
        } else if (end == COUNT) {
            rule += ";COUNT=" + count;
        }
        String at = ";TZID=\"" + zone + "\":";
        List<String> lines = new ArrayList<>();
        lines.add("DTSTART" + at + LOCAL.format(day.plusMinutes(from)));
        lines.add("DTEND" + at + LOCAL.format(day.plusMinutes(to)));
        lines.add("RRULE:" + rule);
        for (long date : deleted) {
            lines.add("EXDATE" + at + LOCAL.format(LocalStamp.ofMinutes(date).plusMinutes(from)));
        }
        return lines;
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
