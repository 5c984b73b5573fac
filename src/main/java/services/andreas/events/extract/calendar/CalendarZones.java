package services.andreas.events.extract.calendar;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.google.common.base.CharMatcher;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Zone;
import services.andreas.events.event.ZoneNames;
import services.andreas.events.recurrence.RuleBudget;

/**
 * The zones of one calendar: IANA's where a name or the rules lead to one, the calendar's own rules
 * otherwise.
 */
final class CalendarZones {
    /** Zones that are tried against rules, because most people live there. */
    private static final String[] COMMON = {
        "America/New_York",
        "Europe/Berlin",
        "America/Chicago",
        "America/Denver",
        "America/Los_Angeles",
        "Europe/London",
        "Europe/Athens",
        "Asia/Tokyo",
        "Asia/Kolkata",
        "Asia/Shanghai",
        "Australia/Sydney",
        "Pacific/Auckland",
        "America/Halifax",
        "America/Phoenix",
        "Europe/Moscow",
        "America/Sao_Paulo",
        "UTC"
    };

    /** Some calendars write the changes of a few years; before and after, they have none. */
    private static final Instant FROM = Instant.parse("2025-01-01T12:00:00Z");

    private static final Instant TO = Instant.parse("2035-01-01T12:00:00Z");

    /** What finding the zone of some rules costs, whatever they say. */
    private static final int COST = 200;

    private final ZoneNames names;
    private final Map<String, CalendarComponent> own = new HashMap<>();
    private final Map<String, Optional<Zone>> resolved = new HashMap<>();
    private final ZoneId otherwise;
    private final RuleBudget budget;
    private final Zone floating;

    /**
     * @param otherwise zone of times that name none
     * @param budget of the mail for working out rules
     */
    CalendarZones(
            CalendarComponent calendar, ZoneNames names, ZoneId otherwise, RuleBudget budget) {
        this.names = names;
        this.otherwise = otherwise;
        this.budget = budget;
        calendar.all("VTIMEZONE").forEach(zone -> own.putIfAbsent(name(zone.value("TZID")), zone));
        ZoneId of = names.find(calendar.value("X-WR-TIMEZONE"));
        floating = Zone.of(of == null ? otherwise : of);
    }

    RuleBudget budget() {
        return budget;
    }

    /** Where a day begins: the day of a feast is one wherever its calendar was made. */
    Zone day() {
        return Zone.of(otherwise);
    }

    /** The zone of times that name none. */
    Zone floating() {
        return floating;
    }

    /** The zone that a property names; null if it names none, or an unknown one. */
    Zone of(VObjectProperty property) {
        String tzid = property.getParameters().first("TZID");
        return tzid == null
                ? null
                : resolved.computeIfAbsent(name(tzid), name -> Optional.ofNullable(resolve(name)))
                        .orElse(null);
    }

    /** Whether a property names an unknown zone. */
    boolean isUnknown(VObjectProperty property) {
        String tzid = property.getParameters().first("TZID");
        return tzid != null && !tzid.isBlank() && of(property) == null;
    }

    /** In VTIMEZONE, a comma is escaped; in a parameter it is not, or ought not to be. */
    private static String name(String tzid) {
        String plain = VObjectPropertyValues.unescape(tzid.strip());
        return CharMatcher.is('"').trimFrom(plain).strip();
    }

    private @Nullable Zone resolve(String tzid) {
        CalendarComponent rules = own.get(tzid);
        String location = rules == null ? "" : rules.value("X-LIC-LOCATION");
        ZoneId known = names.find(location.isEmpty() ? tzid : location);
        if (known != null && (rules == null || !isClock(known))) {
            return Zone.of(known);
        }
        ZoneRules written =
                rules == null || !budget.spend(COST) ? null : OwnZone.rules(rules, budget);
        if (written == null) {
            return known == null ? null : Zone.of(known);
        }
        Stream<ZoneId> tried =
                Stream.concat(
                        Stream.concat(Stream.ofNullable(known), Stream.of(otherwise)),
                        Stream.of(COMMON).map(ZoneId::of));
        return tried.filter(zone -> isSame(written, zone.getRules()))
                .findFirst()
                .map(Zone::of)
                .orElseGet(() -> new Zone(OwnZone.standard(rules), written));
    }

    /** GMT or an offset says less than the rules, which know of summer. */
    private static boolean isClock(ZoneId zone) {
        return zone.getRules().isFixedOffset()
                && (!zone.getId().contains("/") || zone.getId().startsWith("Etc/"));
    }

    private static boolean isSame(ZoneRules written, ZoneRules known) {
        for (Instant day = FROM; day.isBefore(TO); day = day.plus(3, ChronoUnit.DAYS)) {
            if (!written.getOffset(day).equals(known.getOffset(day))) {
                return false;
            }
        }
        return true;
    }
}
