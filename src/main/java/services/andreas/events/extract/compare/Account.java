package services.andreas.events.extract.compare;

import static services.andreas.events.event.Field.END_TIME;
import static services.andreas.events.event.Field.START_TIME;
import static services.andreas.events.event.Field.TITLE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import services.andreas.events.event.Event;
import services.andreas.events.extract.FoundEvent;
import services.andreas.events.text.Folded;
import services.andreas.events.text.Text;

/**
 * What some sources of a mail say of one event, in the forms in which it is compared.
 *
 * @param words of its title
 * @param days on which it is, in its own zone and in that of the mailbox; empty without a start
 * @param contradicted whether a person has to look at it already
 */
record Account(
        FoundEvent found,
        Set<String> sources,
        Set<String> words,
        Set<LocalDate> days,
        boolean contradicted) {
    private static final String MODEL = "openai";
    private static final int TITLE_CHARS = 500;
    private static final int MAX_DAYS = 400;

    static Account of(FoundEvent found, ZoneId zone) {
        Event event = found.event();
        return new Account(
                found,
                found.sources(),
                new HashSet<>(Folded.words(Text.cut(event.get(TITLE, ""), TITLE_CHARS))),
                days(event, zone),
                false);
    }

    /**
     * @param whole what both together say
     */
    Account unitedWith(Account other, Event whole) {
        FoundEvent both = found.unitedWith(other.found, whole);
        return new Account(both, both.sources(), words, days, contradicted);
    }

    /** Another one contradicts it. */
    Account contradicted(Event event, String reason) {
        return new Account(
                found.with(event.toBuilder().needsReview(reason).build()),
                sources,
                words,
                days,
                true);
    }

    private static Set<LocalDate> days(Event event, ZoneId zone) {
        Set<LocalDate> days = new HashSet<>();
        if (event.start() != null) {
            Instant last = event.has(END_TIME) ? event.get(END_TIME).minusMillis(1) : event.start();
            for (ZoneId in : event.isAllDay() ? List.of(event.zone(zone)) : zones(event, zone)) {
                LocalDate day = event.start().atZone(in).toLocalDate();
                LocalDate until = last.atZone(in).toLocalDate();
                do {
                    days.add(day);
                    day = day.plusDays(1);
                } while (!day.isAfter(until) && days.size() < MAX_DAYS);
            }
        }
        return days;
    }

    private static List<ZoneId> zones(Event event, ZoneId zone) {
        return List.of(event.zone(zone), zone);
    }

    Event event() {
        return found.event();
    }

    boolean isDated() {
        return event().start() != null;
    }

    /** Whether a source says it that is no prose. */
    boolean isStructured() {
        return isDated() && !event().source(START_TIME).equals(MODEL);
    }

    boolean isOnlyStructured() {
        return isStructured() && !sources.contains(MODEL);
    }

    LocalDateTime local(ZoneId zone) {
        return event().start().atZone(event().zone(zone)).toLocalDateTime();
    }

    /** Null where only the day is known. */
    LocalTime time(ZoneId zone) {
        return event().isAllDay() ? null : local(zone).toLocalTime();
    }

    /** In words for a person. */
    String when(ZoneId zone) {
        String day = local(zone).toLocalDate().toString();
        return event().isAllDay() ? day : day + " " + time(zone) + " " + event().zone(zone).getId();
    }

    String source() {
        return switch (event().source(START_TIME)) {
            case "calendar" -> "calendar";
            case MODEL -> "text";
            default -> "structured data";
        };
    }
}
