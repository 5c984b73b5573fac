package services.andreas.events.extract.sections;

import java.time.LocalTime;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Predicate;
import services.andreas.events.extract.days.ClockTimes;
import services.andreas.events.extract.days.DayMention;
import services.andreas.events.extract.days.IncidentalDates;
import services.andreas.events.extract.sections.Passages.Passage;

/**
 * The hours that a mail names around the words for a day, as far as the next other day.
 *
 * @param text of the mail
 * @param places of the words for the day
 * @param dates the days of a month that the mail names, by their places
 * @param isOther whether another event may be on that day
 */
public record HoursOfDay(
        String text,
        ClockTimes hours,
        List<Passage> places,
        NavigableMap<Integer, DayMention> dates,
        Predicate<DayMention> isOther) {
    /** So many dates around the words are looked at. */
    private static final int MOST = 20;

    /** Whether there are hours behind the day, and this one is of another day. */
    public boolean lack(LocalTime hour) {
        return !places.isEmpty()
                && places.stream()
                        .allMatch(
                                at ->
                                        hours.isAny(at.start(), end(at))
                                                && !hours.names(hour, start(at), end(at)));
    }

    /** Whether this hour is that of the doors, and another one follows. */
    public boolean areDoors(LocalTime hour, IncidentalDates incidental) {
        return !places.isEmpty()
                && places.stream()
                        .allMatch(
                                at ->
                                        areDoors(
                                                text,
                                                hours,
                                                hour,
                                                new Passage(start(at), end(at)),
                                                incidental));
    }

    /**
     * Whether an hour is that of the doors wherever it is named within a part of a text, and
     * another one follows.
     */
    public static boolean areDoors(
            String text,
            ClockTimes hours,
            LocalTime hour,
            Passage part,
            IncidentalDates incidental) {
        List<Integer> named =
                hours.places(hour).stream()
                        .filter(place -> place >= part.start() && place < part.end())
                        .toList();
        return !named.isEmpty()
                && named.stream()
                        .allMatch(
                                place ->
                                        incidental.isDoors(text, place)
                                                && hours.isAny(place + 1, part.end()));
    }

    private int start(Passage at) {
        return dates.headMap(at.start(), false).descendingMap().values().stream()
                .limit(MOST)
                .filter(day -> day.end() <= at.start())
                .filter(isOther)
                .mapToInt(DayMention::end)
                .findFirst()
                .orElse(0);
    }

    private int end(Passage at) {
        return dates.tailMap(at.end(), true).values().stream()
                .limit(MOST)
                .filter(isOther)
                .mapToInt(DayMention::start)
                .findFirst()
                .orElse(text.length());
    }
}
