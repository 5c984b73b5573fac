package services.andreas.events.evidence;

import biweekly.ICalDataType;
import biweekly.io.CannotParseException;
import biweekly.io.ParseContext;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.parameter.ICalParameters;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import com.github.mangstadt.vinnie.VObjectProperty;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The starts of an event that repeats itself (RRULE, RDATE, EXDATE of RFC 5545), in its own local
 * time, so that a weekly evening stays at eight when the clocks change.
 */
final class Repetition {
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    /** A rule that yields nothing for so long yields nothing. */
    private static final int TRIES = 20_000;

    private final CalendarComponent event;
    private final CalendarTime start;
    private final CalendarZones zones;
    private final Zone zone;

    Repetition(CalendarComponent event, CalendarTime start, CalendarZones zones) {
        this.event = event;
        this.start = start;
        this.zones = zones;
        this.zone = start.in(zones.day(), zones.floating());
    }

    boolean isNone() {
        return event.first("RRULE") == null && event.first("RDATE") == null;
    }

    /**
     * Returns the local starts in their order, those before the horizon only when there are no
     * others.
     */
    List<LocalDateTime> starts(Horizon horizon, Instant sent) {
        Set<LocalDateTime> excluded = dates("EXDATE");
        List<LocalDateTime> rules =
                event.named("EXRULE")
                        .flatMap(rule -> expand(rule, horizon, sent, Set.of()).stream())
                        .collect(Collectors.toCollection(ArrayList::new));
        excluded.addAll(rules);
        List<LocalDateTime> around = within(horizon, sent, excluded);
        return around.isEmpty() ? within(horizon, Instant.EPOCH, excluded) : around;
    }

    private List<LocalDateTime> within(Horizon horizon, Instant sent, Set<LocalDateTime> excluded) {
        Instant first = zone.at(start.local());
        TreeSet<LocalDateTime> starts = new TreeSet<>();
        starts.add(start.local());
        starts.addAll(dates("RDATE"));
        starts.removeAll(excluded);
        starts.removeIf(
                local -> isOutside(local, horizon.from(sent, first), horizon.to(sent, first)));
        event.named("RRULE").forEach(rule -> starts.addAll(expand(rule, horizon, sent, excluded)));
        return starts.stream().limit(horizon.occurrences()).toList();
    }

    private boolean isOutside(LocalDateTime local, Instant from, Instant to) {
        Instant instant = zone.at(local);
        return instant.isBefore(from) || instant.isAfter(to);
    }

    private List<LocalDateTime> expand(
            VObjectProperty property, Horizon horizon, Instant sent, Set<LocalDateTime> excluded) {
        Instant first = zone.at(start.local());
        Instant from = horizon.from(sent, first);
        Instant to = horizon.to(sent, first);
        List<LocalDateTime> starts = new ArrayList<>();
        try {
            Recurrence rule = rule(property.getValue());
            if (rule == null || rule.getFrequency() == null) {
                return starts;
            }
            DateIterator dates = rule.getDateIterator(utc(start.local()), UTC);
            if (rule.getCount() == null && from.isAfter(first)) {
                dates.advanceTo(utc(zone.local(from).minusDays(1)));
            }
            for (int i = 0; i < TRIES && dates.hasNext(); i++) {
                LocalDateTime local =
                        LocalDateTime.ofInstant(dates.next().toInstant(), ZoneOffset.UTC);
                Instant instant = zone.at(local);
                if (instant.isAfter(to) || starts.size() >= horizon.occurrences()) {
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

    private Recurrence rule(String value) {
        try {
            Recurrence rule =
                    new RecurrenceRuleScribe()
                            .parseText(
                                    value.strip().replace(" ", "").replaceFirst("(?i)^RRULE:", ""),
                                    ICalDataType.RECUR,
                                    new ICalParameters(),
                                    context())
                            .getValue();
            return rule.getUntil() == null ? rule : localUntil(rule, value);
        } catch (CannotParseException broken) {
            return null;
        }
    }

    private static ParseContext context() {
        ParseContext context = new ParseContext();
        context.setVersion(biweekly.ICalVersion.V2_0);
        return context;
    }

    /** UNTIL stands in UTC, or is a day; the rule is worked out in local time. */
    private Recurrence localUntil(Recurrence rule, String value) {
        String text = value.replaceFirst("(?is).*\\bUNTIL=([^;]*).*", "$1");
        CalendarTime until = CalendarTime.parse(text, null);
        if (until == null) {
            return new Recurrence.Builder(rule).until((ICalDate) null).build();
        }
        LocalDateTime local =
                until.isDate()
                        ? until.local().plusDays(1).minusSeconds(1)
                        : until.zone() == null
                                ? until.local()
                                : start.isDate()
                                        ? until.local()
                                        : zone.local(until.zone().at(until.local()));
        return new Recurrence.Builder(rule).until(utc(local), true).build();
    }

    private Set<LocalDateTime> dates(String name) {
        Set<LocalDateTime> dates = new TreeSet<>();
        event.named(name)
                .forEach(
                        property -> {
                            for (String value : property.getValue().split(",")) {
                                // a period is its start and its end
                                String date = value.split("/")[0];
                                CalendarTime time = CalendarTime.parse(date, zones.of(property));
                                if (time != null) {
                                    dates.add(local(time));
                                }
                            }
                        });
        return dates;
    }

    /** The time in the zone of the event; a day means the occurrence on that day. */
    LocalDateTime local(CalendarTime time) {
        if (start.isDate()) {
            return time.local().toLocalDate().atStartOfDay();
        }
        if (time.isDate()) {
            return time.local().toLocalDate().atTime(start.local().toLocalTime());
        }
        return time.zone() == null || time.zone().equals(zone)
                ? time.local()
                : zone.local(time.zone().at(time.local()));
    }

    private static Date utc(LocalDateTime local) {
        return Date.from(local.toInstant(ZoneOffset.UTC));
    }
}
