package services.andreas.events.extract.calendar;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import services.andreas.events.event.Event;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.mail.Mail;
import services.andreas.events.recurrence.Horizon;

/**
 * What one calendar holds under one UID: events, their occurrences, and those occurrences that are
 * other than the rule has them.
 */
final class CalendarSeries {
    private static final Comparator<CalendarEvent> OLDEST_FIRST =
            Comparator.comparingInt(CalendarEvent::sequence).thenComparing(CalendarEvent::stamp);

    private final List<CalendarEvent> whole;
    private final Horizon horizon;

    /** The occurrences that stand on their own, by the start that the rule gives them. */
    private final TreeMap<Instant, CalendarEvent> replacing = new TreeMap<>();

    /** Those of them that change all later ones too. */
    private final TreeMap<Instant, CalendarEvent> replacingLater = new TreeMap<>();

    CalendarSeries(List<CalendarEvent> events, Horizon horizon) {
        this.horizon = horizon;
        whole = newest(events.stream().filter(event -> event.replaced() == null).toList());
        CalendarEvent rule =
                whole.stream().filter(event -> event.start() != null).findFirst().orElse(null);
        for (CalendarEvent event : events) {
            if (event.replaced() != null) {
                Instant original =
                        rule == null ? event.replacedInstant() : rule.original(event.replaced());
                boolean isGone =
                        rule != null
                                && rule.sequence() > event.sequence()
                                && !rule.recurrence().mayContain(original);
                if (!isGone) {
                    replacing.merge(original, event, CalendarSeries::newer);
                }
            }
        }
        replacing.forEach(
                (original, event) -> {
                    if (event.replacesLater() && event.start() != null) {
                        replacingLater.put(original, event);
                    }
                });
    }

    /**
     * Some producers use one UID for everything: only with the same title or start, the higher
     * SEQUENCE takes the place of the lower.
     */
    private static List<CalendarEvent> newest(List<CalendarEvent> whole) {
        Map<String, Integer> newest = new HashMap<>();
        for (CalendarEvent event : whole) {
            keys(event).forEach(key -> newest.merge(key, event.sequence(), Math::max));
        }
        return whole.stream()
                .filter(
                        event ->
                                keys(event).stream()
                                        .allMatch(key -> newest.get(key) == event.sequence()))
                .toList();
    }

    private static List<String> keys(CalendarEvent event) {
        return List.of("title " + event.title(), "start " + event.start());
    }

    /** Of two mentions of the same, the newer one; of two that are as old, the second. */
    static CalendarEvent newer(CalendarEvent one, CalendarEvent other) {
        return OLDEST_FIRST.compare(other, one) >= 0 ? other : one;
    }

    /** Whether one of these repeats itself. */
    static boolean isSeries(List<CalendarEvent> events) {
        return events.stream().anyMatch(CalendarSeries::repeats);
    }

    private static boolean repeats(CalendarEvent event) {
        return event.start() != null && !event.recurrence().isOnce();
    }

    List<Event> tell(Mail mail) {
        List<Event> told = new ArrayList<>();
        for (CalendarEvent event : whole) {
            if (told.size() >= FoundEvents.MOST) {
                break;
            }
            if (repeats(event)) {
                told.addAll(occurrences(event, mail));
            } else {
                told.add(event.in(mail).whole().build());
            }
        }
        replacing.forEach((original, event) -> told.add(event.in(mail).change(original)));
        told.sort(Comparator.comparing(Event::start, nullsFirst(naturalOrder())));
        return told;
    }

    /** What is said of the series as a whole; nothing about an event that takes place once. */
    List<Event> statements(Mail mail) {
        if (replacing.isEmpty() && !isSeries(whole)) {
            return List.of();
        }
        List<CalendarEvent> masters =
                whole.stream().filter(event -> event.start() != null).toList();
        List<CalendarEvent> stating =
                masters.isEmpty() ? List.of(replacing.firstEntry().getValue()) : masters;
        return stating.stream()
                .map(event -> event.in(mail).statement(horizon))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Event> occurrences(CalendarEvent event, Mail mail) {
        List<Event> told = new ArrayList<>();
        for (LocalDateTime local : event.starts(horizon, mail.date())) {
            Instant original = event.zone().at(local);
            Map.Entry<Instant, CalendarEvent> before = before(original);
            if (before != null) {
                LocalDateTime moved = moved(event, local, before);
                told.add(before.getValue().in(mail).laterChange(moved, original));
            } else if (!replacing.containsKey(original)) {
                told.add(event.in(mail).occurrence(local));
            }
        }
        return told;
    }

    /** The earlier occurrence that changes this one too (RANGE=THISANDFUTURE), or null. */
    private Map.Entry<Instant, CalendarEvent> before(Instant original) {
        if (replacing.containsKey(original)) {
            return null;
        }
        return replacingLater.lowerEntry(original);
    }

    /** Where the change of an earlier occurrence moves this one, by the clock on the wall. */
    private static LocalDateTime moved(
            CalendarEvent event, LocalDateTime local, Map.Entry<Instant, CalendarEvent> change) {
        LocalDateTime was = event.zone().local(change.getKey());
        CalendarEvent changed = change.getValue();
        // the change may use another zone
        LocalDateTime is = event.zone().local(changed.zone().at(changed.start().local()));
        LocalDateTime moved = local.plus(Duration.between(was, is));
        return changed.zone().equals(event.zone())
                ? moved
                : changed.zone().local(event.zone().at(moved));
    }
}
