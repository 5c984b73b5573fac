package services.andreas.events.extract;

import static services.andreas.events.event.Field.LOCATION;
import static services.andreas.events.event.Field.RECURRENCE_ID;
import static services.andreas.events.event.Field.TITLE;
import static services.andreas.events.event.Field.UID;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;
import services.andreas.events.text.Folded;
import services.andreas.events.text.Text;

/** Unites the events of two sources: of the same event, the earlier source's values stay. */
final class Union {
    /** Titles are compared by their beginnings: a sender may name an event by a whole book. */
    private static final int MAX_TITLE = 500;

    /** Every text is compared with every other one. */
    private final Map<String, String> folded = new HashMap<>();

    private final Map<String, Set<String>> words = new HashMap<>();

    private Union() {}

    /** Returns the known events, completed, and those that only the other source has. */
    static List<FoundEvent> of(List<FoundEvent> known, List<Event> told) {
        Union union = new Union();
        List<FoundEvent> all = new ArrayList<>(known);
        for (Event event : told) {
            FoundEvent found = FoundEvent.of(event);
            int same = union.find(event, known.size(), all);
            if (same < 0) {
                all.add(found);
            } else {
                all.set(same, all.get(same).completedBy(found));
            }
        }
        return all;
    }

    /** Returns the place of the same event, or -1. */
    private int find(Event event, int known, List<FoundEvent> all) {
        for (int i = 0; i < all.size(); i++) {
            if (isSame(event, all.get(i).event())) {
                return i;
            }
        }
        for (int i = 0; i < known; i++) {
            if (isAlike(event, all.get(i).event())) {
                return i;
            }
        }
        return -1;
    }

    /** The same event, twice in the same words. */
    private boolean isSame(Event a, Event b) {
        if (a.has(UID) && b.has(UID)) {
            return a.get(UID).equals(b.get(UID))
                    && Objects.equals(a.get(RECURRENCE_ID), b.get(RECURRENCE_ID))
                    && Objects.equals(a.start(), b.start());
        }
        if (!Objects.equals(a.start(), b.start()) || !folded(a, TITLE).equals(folded(b, TITLE))) {
            return false;
        }
        return !a.has(LOCATION)
                || !b.has(LOCATION)
                || folded(a, LOCATION).equals(folded(b, LOCATION));
    }

    /** The same event in the words of two tellers. */
    private boolean isAlike(Event a, Event b) {
        if (a.has(UID) && b.has(UID)) {
            return false;
        }
        return isAtTheSameTime(a, b)
                && (TitleWords.isOneInTheOther(words(a), words(b))
                        || TitleWords.areMostlyShared(words(a), words(b)));
    }

    private static boolean isAtTheSameTime(Event a, Event b) {
        if (a.start() == null || b.start() == null || a.start().equals(b.start())) {
            return true;
        }
        return (a.isAllDay() || b.isAllDay()) && day(a).equals(day(b));
    }

    private static LocalDate day(Event event) {
        return event.start().atZone(event.zone(ZoneOffset.UTC)).toLocalDate();
    }

    private Set<String> words(Event event) {
        return words.computeIfAbsent(
                event.get(TITLE, ""),
                title -> new HashSet<>(Folded.words(Text.cut(title, MAX_TITLE))));
    }

    private String folded(Event event, Field<String> field) {
        return folded.computeIfAbsent(event.get(field, ""), Folded::of);
    }
}
