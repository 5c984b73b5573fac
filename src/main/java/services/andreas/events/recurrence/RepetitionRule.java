package services.andreas.events.recurrence;

import biweekly.ICalDataType;
import biweekly.ICalVersion;
import biweekly.io.CannotParseException;
import biweekly.io.ParseContext;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.parameter.ICalParameters;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Zone;

/**
 * A rule by which an event repeats itself (RRULE, EXRULE), worked out in local time.
 *
 * @param value as written
 * @param start of the event
 * @param zone of the event
 */
public record RepetitionRule(String value, CalendarTime start, Zone zone) {
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    /** A rule that yields nothing for so long yields nothing. */
    private static final int TRIES = 20_000;

    /** Of eight years in a row one has a 29 February, of as many months one has a 31st. */
    private static final int PHASES = 40;

    /** The longest rule of RFC 5545's examples has 80. */
    private static final int MAX_CHARS = 500;

    /**
     * Returns the starts between two instants in their order.
     *
     * @param most how many at most
     * @param budget of the mail; when it is spent there are no more
     */
    public List<LocalDateTime> starts(
            Instant from, Instant to, int most, Set<LocalDateTime> excluded, RuleBudget budget) {
        List<LocalDateTime> starts = new ArrayList<>();
        if (value.length() > MAX_CHARS) {
            return starts;
        }
        RuleParts parts = RuleParts.parse(value);
        if (!parts.isReadable()) {
            return starts;
        }
        try {
            Recurrence rule = rule(parts);
            if (rule == null || !budget.spend(stepsUntil(from, rule))) {
                return starts;
            }
            boolean isLater = !parts.hasCount() && from.isAfter(zone.at(start.local()));
            LocalDateTime first =
                    isLater ? phase(rule, zone.local(from).toLocalDate()) : start.local();
            LocalDateTime until = until(parts);
            DateIterator dates = rule.getDateIterator(utc(first), UTC);
            if (isLater) {
                dates.advanceTo(utc(zone.local(from).minusDays(1)));
            }
            int left = parts.count();
            for (int i = 0; i < TRIES && budget.spend(1) && dates.hasNext(); i++) {
                LocalDateTime local =
                        LocalDateTime.ofInstant(dates.next().toInstant(), ZoneOffset.UTC);
                Instant instant = zone.at(local);
                boolean isOver = left == 0 || until != null && local.isAfter(until);
                if (isOver || instant.isAfter(to) || starts.size() >= most) {
                    break;
                }
                if (!parts.isInStep(start.local(), local)) {
                    continue;
                }
                left--;
                if (!instant.isBefore(from) && !excluded.contains(local)) {
                    starts.add(local);
                }
            }
        } catch (RuntimeException | AssertionError broken) {
            // biweekly does not say what it may throw; a rule that cannot be read is none, and the
            // event begins at least once
            return starts;
        }
        return starts;
    }

    /** Whether it says something that is not worked out. */
    public boolean isDoubtful() {
        return value.length() > MAX_CHARS || RuleParts.parse(value).isDoubtful();
    }

    private @Nullable Recurrence rule(RuleParts parts) {
        ParseContext context = new ParseContext();
        context.setVersion(ICalVersion.V2_0);
        try {
            return new RecurrenceRuleScribe()
                    .parseText(parts.text(), ICalDataType.RECUR, new ICalParameters(), context)
                    .getValue();
        } catch (CannotParseException broken) {
            return null;
        }
    }

    /**
     * Returns a day on which a rule without a count may as well begin: biweekly gives up on a
     * hundred years without an occurrence.
     */
    private LocalDateTime phase(Recurrence rule, LocalDate from) {
        ChronoUnit unit =
                switch (rule.getFrequency()) {
                    case YEARLY -> ChronoUnit.YEARS;
                    case MONTHLY -> ChronoUnit.MONTHS;
                    case WEEKLY -> ChronoUnit.WEEKS;
                    case DAILY -> ChronoUnit.DAYS;
                    default -> null;
                };
        if (unit == null) {
            return start.local();
        }
        LocalDate first = start.local().toLocalDate();
        int interval = rule.getInterval() == null ? 1 : Math.max(1, rule.getInterval());
        long periods = unit.between(first, from) / interval - 1;
        // a month or a year without that day has no occurrence to begin with
        for (int tries = 0; periods > 0 && tries < PHASES; periods--, tries++) {
            LocalDate day = first.plus(periods * interval, unit);
            boolean isSame =
                    unit == ChronoUnit.WEEKS
                            || unit == ChronoUnit.DAYS
                            || day.getDayOfMonth() == first.getDayOfMonth();
            if (isSame) {
                return day.atTime(start.local().toLocalTime());
            }
        }
        return start.local();
    }

    /** How many steps lie before, where one is less than a day. */
    private int stepsUntil(Instant from, Recurrence rule) {
        long step =
                switch (rule.getFrequency()) {
                    case SECONDLY -> 1;
                    case MINUTELY -> 60;
                    case HOURLY -> 3_600;
                    default -> Long.MAX_VALUE;
                };
        long since = Duration.between(zone.at(start.local()), from).getSeconds();
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, since / step));
    }

    /** UNTIL stands in UTC, or is a day; the rule is worked out in local time. */
    @Nullable LocalDateTime until(RuleParts parts) {
        String text = parts.get("UNTIL");
        CalendarTime until = text == null ? null : CalendarTime.parse(text, null);
        if (until == null) {
            return null;
        }
        if (start.isDate() || until.isDate()) {
            return until.lastDay().atTime(LocalTime.MAX);
        }
        return until.zone() == null ? until.local() : zone.local(until.zone().at(until.local()));
    }

    private static Date utc(LocalDateTime local) {
        return Date.from(local.toInstant(ZoneOffset.UTC));
    }
}
