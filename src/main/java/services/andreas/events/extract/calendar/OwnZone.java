package services.andreas.events.extract.calendar;

import com.github.mangstadt.vinnie.VObjectProperty;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Zone;
import services.andreas.events.recurrence.CalendarTime;
import services.andreas.events.recurrence.RepetitionRule;
import services.andreas.events.recurrence.RuleBudget;

/** The rules of a VTIMEZONE (RFC 5545, section 3.6.5): its clock changes of some hundred years. */
final class OwnZone {
    private static final Instant FROM = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2100-01-01T00:00:00Z");

    /** The whole history of a city has some seventy. */
    private static final int MOST_OBSERVANCES = 100;

    /** A rule that changes clocks more often means harm. */
    private static final Pattern YEARLY =
            Pattern.compile(
                    "(?i)(?:(?:FREQ=YEARLY|(?:INTERVAL|BYDAY|BYMONTH|BYMONTHDAY|COUNT|UNTIL|WKST)"
                            + "=[\\w+,-]{0,60})(?:;\\s*|$))++");

    private static final Pattern OFFSET =
            Pattern.compile("([+-]?)(\\d{2}):?(\\d{2})(?::?(\\d{2}))?");

    private OwnZone() {}

    /**
     * @return null when there are none that can be read
     */
    static @Nullable ZoneRules rules(CalendarComponent zone, RuleBudget budget) {
        List<CalendarComponent> observances = zone.components();
        if (observances.size() > MOST_OBSERVANCES) {
            return null;
        }
        TreeMap<Instant, CalendarComponent> onsets = new TreeMap<>();
        for (CalendarComponent observance : observances) {
            if (offset(observance, "TZOFFSETTO") != null) {
                onsets(observance, budget).forEach(onset -> onsets.put(onset, observance));
            }
        }
        if (onsets.isEmpty()) {
            return null;
        }
        ZoneOffset first = before(onsets.firstEntry().getValue());
        ZoneOffset now = first;
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        for (Map.Entry<Instant, CalendarComponent> onset : onsets.entrySet()) {
            ZoneOffset next = offset(onset.getValue(), "TZOFFSETTO");
            if (!next.equals(now)) {
                LocalDateTime local = LocalDateTime.ofInstant(onset.getKey(), now);
                changes.add(ZoneOffsetTransition.of(local, now, next));
                now = next;
            }
        }
        try {
            return ZoneRules.of(first, first, List.of(), changes, List.of());
        } catch (IllegalArgumentException e) {
            // changes that overlap say nothing
            return null;
        }
    }

    /** The offset of winter, or of all the year. */
    static ZoneOffset standard(CalendarComponent zone) {
        return Stream.concat(
                        zone.components().stream().filter(one -> one.name().equals("STANDARD")),
                        zone.components().stream())
                .map(one -> offset(one, "TZOFFSETTO"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(ZoneOffset.UTC);
    }

    private static List<Instant> onsets(CalendarComponent observance, RuleBudget budget) {
        CalendarTime start = CalendarTime.parse(observance.value("DTSTART"), null);
        if (start == null) {
            return List.of();
        }
        Zone before = Zone.of(before(observance));
        List<Instant> onsets = new ArrayList<>();
        onsets.add(before.at(start.local()));
        observance
                .named("RDATE")
                .flatMap(property -> Stream.of(property.getValue().split(",")))
                .limit(MOST_OBSERVANCES)
                .map(date -> CalendarTime.parse(date, null))
                .filter(Objects::nonNull)
                .forEach(date -> onsets.add(before.at(date.local())));
        observance
                .named("RRULE")
                .map(VObjectProperty::getValue)
                .filter(rule -> YEARLY.matcher(rule.strip()).matches())
                .limit(1)
                .map(rule -> new RepetitionRule(rule, start, before))
                .map(rule -> rule.starts(FROM, TO, MOST_OBSERVANCES * 2, Set.of(), budget))
                .flatMap(List::stream)
                .forEach(local -> onsets.add(before.at(local)));
        return onsets;
    }

    private static ZoneOffset before(CalendarComponent observance) {
        ZoneOffset before = offset(observance, "TZOFFSETFROM");
        return before == null ? offset(observance, "TZOFFSETTO") : before;
    }

    private static @Nullable ZoneOffset offset(CalendarComponent observance, String name) {
        Matcher form = OFFSET.matcher(observance.value(name));
        if (!form.matches()) {
            return null;
        }
        int seconds =
                Integer.parseInt(form.group(2)) * 3_600
                        + Integer.parseInt(form.group(3)) * 60
                        + (form.group(4) == null ? 0 : Integer.parseInt(form.group(4)));
        try {
            return ZoneOffset.ofTotalSeconds(form.group(1).equals("-") ? -seconds : seconds);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
