package services.andreas.events.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import services.andreas.events.event.Zone;

/** A rule in plain English; what it has beyond the usual is named as such. */
final class RuleWords {
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final Map<String, String> UNITS =
            Map.of(
                    "SECONDLY", "second",
                    "MINUTELY", "minute",
                    "HOURLY", "hour",
                    "DAILY", "day",
                    "WEEKLY", "week",
                    "MONTHLY", "month",
                    "YEARLY", "year");
    private static final Map<String, String> ORDINALS =
            Map.of(
                    "1",
                    "first",
                    "2",
                    "second",
                    "3",
                    "third",
                    "4",
                    "fourth",
                    "5",
                    "fifth",
                    "-1",
                    "last",
                    "-2",
                    "last but one");
    private static final Pattern DAY = Pattern.compile("([+-]?\\d{1,2})?([A-Z]{2})");
    private static final List<String> UNUSUAL =
            List.of("BYSETPOS", "BYYEARDAY", "BYWEEKNO", "BYHOUR", "BYMINUTE", "BYSECOND");
    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private RuleWords() {}

    static String of(String value, CalendarTime start, Zone zone) {
        RuleParts parts = RuleParts.parse(value);
        if (!parts.isReadable()) {
            return "by a rule that is not understood";
        }
        StringBuilder words = new StringBuilder(rhythm(parts, start.local()));
        if (UNUSUAL.stream().anyMatch(name -> parts.get(name) != null)) {
            words.append(", by a special rule");
        }
        LocalDateTime until = new RepetitionRule(value, start, zone).until(parts);
        if (until != null) {
            words.append(" until ").append(UNTIL.format(until));
        }
        if (parts.hasCount()) {
            int times = parts.count();
            words.append(until == null ? ", " : ", at most ");
            words.append(times == 1 ? "once" : times + " times");
        }
        return words.toString();
    }

    private static String rhythm(RuleParts parts, LocalDateTime start) {
        String frequency = parts.get("FREQ");
        String unit = UNITS.get(frequency);
        int interval = parts.interval();
        String every = interval == 1 ? "every " + unit : "every " + interval + " " + unit + "s";
        String days = days(parts.get("BYDAY"));
        String months = months(parts.get("BYMONTH"));
        String in = months.isEmpty() ? "" : " in " + months;
        return switch (frequency) {
            case "WEEKLY" -> {
                String on = days.isEmpty() ? name(start.getDayOfWeek()) : days;
                yield (interval == 1 ? "every " + on : every + " on " + on) + in;
            }
            case "MONTHLY" -> every + " on " + monthDays(parts, days, start) + in;
            case "YEARLY" -> {
                boolean isPlain = days.isEmpty() && parts.get("BYMONTHDAY") == null;
                String month = months.isEmpty() ? name(start.getMonth()) : months;
                boolean isSpecial = UNUSUAL.stream().anyMatch(name -> parts.get(name) != null);
                yield isSpecial
                        ? every
                        : isPlain
                                ? every + " on " + start.getDayOfMonth() + " " + month
                                : every + " on " + monthDays(parts, days, start) + in;
            }
            default -> every + (days.isEmpty() ? "" : " on " + days) + in;
        };
    }

    private static String monthDays(RuleParts parts, String days, LocalDateTime start) {
        String numbers = parts.get("BYMONTHDAY");
        if (numbers == null) {
            return days.isEmpty() ? "day " + start.getDayOfMonth() : days;
        }
        String those = "day " + numbers.replace(",", ", ").replace("-1", "last");
        return days.isEmpty() ? those : days + " if it is " + those;
    }

    private static String days(String list) {
        return list == null ? "" : join(Stream.of(list.split(",")).map(RuleWords::day));
    }

    private static String day(String day) {
        Matcher parts = DAY.matcher(day);
        if (!parts.matches()) {
            return day;
        }
        String name = name(DayOfWeek.of(DAYS.indexOf(parts.group(2)) + 1));
        String number = parts.group(1) == null ? "" : parts.group(1).replace("+", "");
        return number.isEmpty()
                ? name
                : "the " + ORDINALS.getOrDefault(number, number + ".") + " " + name;
    }

    private static String months(String list) {
        return list == null
                ? ""
                : join(
                        Stream.of(list.split(","))
                                .map(month -> name(Month.of(Integer.parseInt(month)))));
    }

    private static String join(Stream<String> words) {
        List<String> all = new ArrayList<>(words.collect(Collectors.toList()));
        String last = all.remove(all.size() - 1);
        return all.isEmpty() ? last : String.join(", ", all) + " and " + last;
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String name(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
