package services.andreas.events.extract.calendar;

import biweekly.ICalDataType;
import biweekly.ICalVersion;
import biweekly.io.CannotParseException;
import biweekly.io.ParseContext;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.parameter.ICalParameters;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import services.andreas.events.event.Zone;
import services.andreas.events.extract.RuleBudget;

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
        try {
            Recurrence rule = rule();
            if (rule == null || rule.getFrequency() == null) {
                return starts;
            }
            if (!budget.spend(stepsUntil(from, rule))) {
                return starts;
            }
            DateIterator dates = rule.getDateIterator(utc(start.local()), UTC);
            if (rule.getCount() == null && from.isAfter(zone.at(start.local()))) {
                dates.advanceTo(utc(zone.local(from).minusDays(1)));
            }
            for (int i = 0; i < TRIES && budget.spend(1) && dates.hasNext(); i++) {
                LocalDateTime local =
                        LocalDateTime.ofInstant(dates.next().toInstant(), ZoneOffset.UTC);
                Instant instant = zone.at(local);
                if (instant.isAfter(to) || starts.size() >= most) {
                    break;
                }
                if (!instant.isBefore(from) && !excluded.contains(local)) {
                    starts.add(local);
                }
            }
        } catch (RuntimeException broken) {
            // biweekly does not say what it may throw; a rule that cannot be read is none, and the
            // event begins at least once
            return starts;
        }
        return starts;
    }

    private Recurrence rule() {
        ParseContext context = new ParseContext();
        context.setVersion(ICalVersion.V2_0);
        try {
            Recurrence rule =
                    new RecurrenceRuleScribe()
                            .parseText(plain(), ICalDataType.RECUR, new ICalParameters(), context)
                            .getValue();
            return rule.getUntil() == null ? rule : localUntil(rule);
        } catch (CannotParseException broken) {
            return null;
        }
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

    private String plain() {
        return value.strip().replace(" ", "").replaceFirst("(?i)^RRULE:", "");
    }

    /** UNTIL stands in UTC, or is a day; the rule is worked out in local time. */
    private Recurrence localUntil(Recurrence rule) {
        String text = plain();
        int at = text.toUpperCase(Locale.ROOT).lastIndexOf("UNTIL=") + "UNTIL=".length();
        CalendarTime until = CalendarTime.parse(text.substring(at).split(";", 2)[0], null);
        if (until == null) {
            return new Recurrence.Builder(rule).until((ICalDate) null).build();
        }
        LocalDateTime local =
                until.isDate()
                        ? until.local().plusDays(1).minusSeconds(1)
                        : until.zone() == null || start.isDate()
                                ? until.local()
                                : zone.local(until.zone().at(until.local()));
        return new Recurrence.Builder(rule).until(utc(local), true).build();
    }

    private static Date utc(LocalDateTime local) {
        return Date.from(local.toInstant(ZoneOffset.UTC));
    }
}
