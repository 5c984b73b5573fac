package services.andreas.events.extract.schema;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.event.Zone;
import services.andreas.events.recurrence.CalendarDuration;
import services.andreas.events.recurrence.CalendarTime;
import services.andreas.events.recurrence.Horizon;
import services.andreas.events.recurrence.RepetitionRule;
import services.andreas.events.recurrence.RuleBudget;
import services.andreas.events.text.LetterCase;

/**
 * By which an event repeats itself (schema.org {@code Schedule}), worked out as a rule of RFC 5545.
 *
 * @param start the first day, at the hour of every occurrence
 * @param length of an occurrence, or null
 * @param except starts that are left out
 */
record SchemaSchedule(
        CalendarTime start,
        Zone zone,
        CalendarDuration length,
        String rule,
        Set<LocalDateTime> except) {
    private static final Pattern PERIOD = Pattern.compile("(?i)P(\\d{1,3})([DWMY])");
    private static final Map<String, String> UNITS =
            Map.of("D", "DAILY", "W", "WEEKLY", "M", "MONTHLY", "Y", "YEARLY");
    private static final Pattern DAY = Pattern.compile("(?i)(-?\\d)?(MO|TU|WE|TH|FR|SA|SU)[a-z]*");
    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    /**
     * @param own the start of the event, where the schedule names none; may be null
     * @return null when it does not say when the event is, or how often
     */
    static SchemaSchedule of(SchemaNode node, CalendarTime own, Zone otherwise, SchemaDates dates) {
        CalendarTime first = dates.parse(node.text("startDate"));
        CalendarTime date = first == null ? own : first;
        String rule = rule(node, dates);
        if (date == null || rule.isEmpty()) {
            return null;
        }
        ZoneId named = dates.zone(node.text("scheduleTimezone"));
        Zone zone = named == null ? otherwise : Zone.of(named);
        LocalDate day = date.local().toLocalDate();
        LocalTime clock = dates.time(node.text("startTime"), day, zone);
        boolean takesOwn = clock == null && date.isDate() && own != null && !own.isDate();
        LocalTime hour = takesOwn ? own.local().toLocalTime() : clock;
        CalendarTime start = hour == null ? date : new CalendarTime(day.atTime(hour), false, null);
        Set<LocalDateTime> except =
                node.all("exceptDate").stream()
                        .map(one -> dates.parse(one.words()))
                        .filter(one -> one != null)
                        .map(one -> one.local().with(start.local().toLocalTime()))
                        .collect(Collectors.toSet());
        return new SchemaSchedule(
                start,
                named == null ? start.in(zone, zone) : zone,
                length(node, start, dates.time(node.text("endTime"), day, zone)),
                rule,
                except);
    }

    private static CalendarDuration length(SchemaNode node, CalendarTime start, LocalTime end) {
        if (end == null || start.isDate()) {
            return CalendarDuration.parse(node.text("duration"));
        }
        long seconds = Duration.between(start.local().toLocalTime(), end).toSeconds();
        return CalendarDuration.seconds(seconds < 0 ? seconds + 86_400 : seconds);
    }

    private static String rule(SchemaNode node, SchemaDates dates) {
        String days = days(node);
        String often = LetterCase.upper(SchemaNode.local(node.text("repeatFrequency")));
        Matcher period = PERIOD.matcher(often);
        if (period.matches()) {
            often = UNITS.get(period.group(2)) + ";INTERVAL=" + period.group(1);
        } else if (!UNITS.containsValue(often)) {
            often = days.isEmpty() ? "" : "WEEKLY";
        }
        if (often.isEmpty()) {
            return "";
        }
        CalendarTime last = dates.parse(node.text("endDate"));
        String count = node.text("repeatCount");
        return "FREQ="
                + often
                + part("BYDAY", days)
                + part("BYMONTH", numbers(node, "byMonth"))
                + part("BYMONTHDAY", numbers(node, "byMonthDay"))
                + (last == null ? part("COUNT", count.matches("\\d{1,4}") ? count : "") : "")
                + (last == null ? "" : ";UNTIL=" + until(last));
    }

    private static String until(CalendarTime last) {
        LocalDateTime until = last.isDate() ? last.local().with(LocalTime.MAX) : last.local();
        return UNTIL.format(until);
    }

    private static String days(SchemaNode node) {
        String week = numbers(node, "byMonthWeek");
        return node.all("byDay").stream()
                .flatMap(day -> Stream.of(day.isText() ? day.words() : day.text("@id")))
                .map(day -> DAY.matcher(SchemaNode.local(day)))
                .filter(Matcher::matches)
                .map(
                        day ->
                                (day.group(1) == null ? week.split(",")[0] : day.group(1))
                                        + LetterCase.upper(day.group(2)))
                .collect(Collectors.joining(","));
    }

    private static String numbers(SchemaNode node, String property) {
        return node.all(property).stream()
                .map(SchemaNode::words)
                .filter(number -> number.matches("-?\\d{1,2}"))
                .collect(Collectors.joining(","));
    }

    private static String part(String name, String value) {
        return value.isEmpty() ? "" : ";" + name + "=" + value;
    }

    /** The starts within the horizon, or else those before it. */
    Collection<LocalDateTime> starts(Horizon horizon, Instant sent, RuleBudget budget) {
        Instant first = zone.at(start.local());
        List<LocalDateTime> around =
                starts(horizon.from(sent, first), horizon.to(sent, first), horizon, budget);
        return around.isEmpty() ? starts(first, sent, horizon, budget) : around;
    }

    private List<LocalDateTime> starts(
            Instant from, Instant to, Horizon horizon, RuleBudget budget) {
        return new RepetitionRule(rule, start, zone)
                .starts(from, to, horizon.occurrences(), except, budget);
    }

    void put(LocalDateTime local, EventBuilder draft) {
        boolean hasLength = length != null && !length.isZero();
        Instant end = hasLength ? length.after(local, zone) : null;
        draft.times(zone.at(local), end, start.isDate(), zone.id());
    }
}
