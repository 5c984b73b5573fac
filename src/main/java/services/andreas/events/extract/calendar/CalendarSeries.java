package services.andreas.events.extract.calendar;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import services.andreas.events.event.Event;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.Horizon;
import services.andreas.events.mail.Mail;

/**
 * What one calendar tells under one UID: events, their occurrences, and those occurrences that are
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
        whole = events.stream().filter(event -> event.replaced() == null).toList();
        CalendarEvent rule =
                whole.stream().filter(event -> event.start() != null).findFirst().orElse(null);
        for (CalendarEvent event : events) {
            if (event.replaced() != null) {
                Instant original =
                        rule == null ? event.replacedInstant() : rule.original(event.replaced());
                replacing.merge(original, event, CalendarSeries::newer);
            }
        }
        replacing.forEach(
                (original, event) -> {
                    if (event.replacesLater()) {
                        replacingLater.put(original, event);
                    }
                });
    }

    /** Of two mentions of the same, the newer one; of two that are as old, the second. */
    static CalendarEvent newer(CalendarEvent one, CalendarEvent other) {
        return OLDEST_FIRST.compare(other, one) >= 0 ? other : one;
    }

    List<Event> tell(Mail mail) {
        List<Event> told = new ArrayList<>();
        for (CalendarEvent event : whole) {
            if (told.size() >= FoundEvents.MOST) {
                break;
            }
            if (event.start() == null || event.repetition().isNone()) {
                told.add(event.told(null, mail));
            } else {
                told.addAll(occurrences(event, mail));
            }
        }
        replacing.forEach(
                (original, event) -> {
                    told.add(event.told(original, mail));
                });
        told.sort(Comparator.comparing(Event::start, nullsFirst(naturalOrder())));
        return told;
    }

    private List<Event> occurrences(CalendarEvent event, Mail mail) {
        List<Event> told = new ArrayList<>();
        Repetition repetition = event.repetition();
        Map<LocalDateTime, CalendarDuration> lengths = repetition.lengths();
        for (LocalDateTime local : repetition.starts(horizon, mail.date())) {
            Instant original = event.zone().at(local);
            Map.Entry<Instant, CalendarEvent> before = before(original);
            if (before != null) {
                LocalDateTime moved = moved(event, local, before);
                told.add(before.getValue().occurrence(moved, original, null, mail));
            } else if (!replacing.containsKey(original)) {
                told.add(event.occurrence(local, original, lengths.get(local), mail));
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
        // the change may tell its times in another zone
        LocalDateTime is = event.zone().local(changed.zone().at(changed.start().local()));
        LocalDateTime moved = local.plus(Duration.between(was, is));
        return changed.zone().equals(event.zone())
                ? moved
                : changed.zone().local(event.zone().at(moved));
    }
}
