package services.andreas.events.extract.sections;

import java.time.LocalTime;
import java.util.List;
import services.andreas.events.extract.days.ClockTimes;
import services.andreas.events.extract.days.DayMention;
import services.andreas.events.extract.days.IncidentalDates;
import services.andreas.events.extract.sections.Passages.Passage;

/**
 * The hours that a mail names around the words for a day, as far as the next other day.
 *
 * @param text of the mail
 * @param places of the words for the day
 * @param others the days of a month that the mail names besides
 */
public record HoursOfDay(
        String text, ClockTimes hours, List<Passage> places, List<DayMention> others) {

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
        return others.stream()
                .mapToInt(DayMention::end)
                .filter(end -> end <= at.start())
                .max()
                .orElse(0);
    }

    private int end(Passage at) {
        return others.stream()
                .mapToInt(DayMention::start)
                .filter(start -> start >= at.end())
                .min()
                .orElse(text.length());
    }
}
