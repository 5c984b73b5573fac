package services.andreas.events.decisions;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ValueRange;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;
import services.andreas.events.event.Field.Role;
import services.andreas.events.event.Kind;
import services.andreas.events.event.Links;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.decision.Edits;
import services.andreas.events.text.Text;

/** Reads what a person wants a field to be. */
final class FieldValues {
    private static final Set<String> STATES = Set.of("confirmed", "tentative", "cancelled");

    /** Calendars have four digits for a year. */
    private static final ValueRange YEARS = ValueRange.of(1, 9998);

    /** As the keys of indexes can hold it. */
    private static final int LONGEST = 500;

    private static final int LONGEST_LINK = 2000;
    private static final int LONGEST_PROSE = 8000;

    private static final int DAY = "2026-12-05".length();

    private final Merging merging;
    private final Event event;
    private final ZoneId zone;

    /**
     * @param event that has the field, and whose zone local times are in
     */
    FieldValues(Event event, Merging merging, ZoneId otherwise) {
        this.merging = merging;
        this.event = event;
        this.zone = event.zone(otherwise);
    }

    /**
     * @param told empty for none
     * @return this edit, and those that go along with it
     * @throws IllegalArgumentException when there is no such field, or it cannot have this value
     */
    Edits read(String name, String told) {
        Field<?> field = Field.named(name);
        boolean mayBe =
                field.role() == Role.SAYS
                        || merging.isAdded(name)
                        || field.equals(Field.TIMEZONE)
                        || field.equals(Field.ALL_DAY);
        if (!mayBe) {
            throw new IllegalArgumentException("no field of an event is called " + name);
        }
        boolean isProse = field.kind() == Kind.PROSE;
        String text = isProse ? Text.lines(told, told.length()) : Text.line(told);
        int most = isProse ? LONGEST_PROSE : field.kind() == Kind.LINK ? LONGEST_LINK : LONGEST;
        if (text.length() > most) {
            throw new IllegalArgumentException(name + " has at most " + most + " characters");
        }
        if (text.isEmpty() && field.equals(Field.TITLE)) {
            throw new IllegalArgumentException("an event has a title");
        }
        if (text.isEmpty()) {
            return new Edits(Map.of(name, ""));
        }
        if (field.kind() == Kind.TIME) {
            return time(field, text);
        }
        Edits edits = new Edits(Map.of(name, value(field, text)));
        if (edits.possible(merging.json()).isEmpty() || !isPossible(field, text)) {
            throw new IllegalArgumentException(name + " cannot be " + text);
        }
        return edits;
    }

    private static Object value(Field<?> field, String text) {
        if (field.kind() == Kind.FLAG) {
            return switch (text) {
                case "true", "yes" -> true;
                case "false", "no" -> false;
                default -> text;
            };
        }
        return field.kind() == Kind.TEXTS
                ? Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList()
                : text;
    }

    private static boolean isPossible(Field<?> field, String text) {
        return !(field.equals(Field.STATUS) && !STATES.contains(text))
                && !(field.kind() == Kind.LINK && !Links.isWeb(text));
    }

    /** A day, a local time in the zone of the event, or an instant with its offset. */
    private Edits time(Field<?> field, String text) {
        boolean isDay = text.length() == DAY;
        Instant time;
        try {
            if (isDay) {
                LocalDate day = LocalDate.parse(text);
                boolean isLast = field.equals(Field.END_TIME);
                time = (isLast ? day.plusDays(1) : day).atStartOfDay(zone).toInstant();
            } else {
                time = instant(text.replace(' ', 'T'));
            }
            if (!YEARS.isValidIntValue(time.atZone(zone).getYear())) {
                throw new DateTimeException("no year of a calendar");
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    field.name() + " is a time such as 2026-12-05T19:30, not " + text);
        }
        if (field.equals(Field.END_TIME)
                && event.has(Field.START_TIME)
                && !time.isAfter(event.start())) {
            throw new IllegalArgumentException(
                    "an event ends after it starts, which " + text + " is not");
        }
        return new Edits(
                field.equals(Field.START_TIME)
                        ? Map.of(field.name(), time.toString(), Field.ALL_DAY.name(), isDay)
                        : Map.of(field.name(), time.toString()));
    }

    private Instant instant(String text) {
        return text.matches(".*(?:[Zz]|[+-]\\d\\d:?\\d\\d)")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }
}
