package services.andreas.events.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import services.andreas.events.Stage;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;

/** Mails that announce many events, as clubs, theatres and digests write them. */
class ProgrammesTest {
    private static final String HEAD =
            """
            From: Nite Owl <owl@niteowl.example>
            Subject: This week
            Date: Mon, 23 Nov 2026 10:00:00 -0500
            Content-Type: text/plain; charset=utf-8

            """;

    @Test
    void knowsTheHoursAndPlacesOfALongDigestWhoseLinesRepeatThem() {
        DateTimeFormatter day = DateTimeFormatter.ofPattern("EEE M/d", Locale.US);
        List<Map<String, Object>> told = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            String name = "" + (char) ('A' + i % 26) + (char) ('a' + i / 26) + "lto Trio";
            LocalDate date = LocalDate.of(2026, 11, 27).plusDays(i / 3);
            int hour = 7 + i % 3;
            String place = "Venue " + (char) ('A' + i % 7);
            String when = date.format(day);
            text.append("* %s %s @ %s, %dp%n".formatted(when, name, place, hour));
            told.add(event(name, date + "T" + (hour + 12) + ":00", when, place));
        }

        assertUnmarked(text.toString(), told);
    }

    @Test
    void tellsAnEventFromAPartOfItsName() {
        assertUnmarked(
                """
                Lakeside Marathon
                January 15-17, 2027

                Fri 1/15: Expo, noon
                Sun 1/17: Marathon, 7:30am
                """,
                List.of(
                        event("Lakeside Marathon", "2027-01-15", "January 15-17, 2027", null),
                        event("Expo", "2027-01-15T12:00", "Fri 1/15", null),
                        event("Marathon", "2027-01-17T07:30", "Sun 1/17", null)));
    }

    @Test
    void knowsAVenueThatIsNamedUnderEachShow() {
        assertUnmarked(
                """
                FRI DEC 4
                PINES
                w/ Reeds
                Doors: 7 PM // Show: 8 PM
                Mercury Lounge

                SAT DEC 5
                TORTOISE (all ages)
                Doors 6:30 / Show 7:30
                Mercury Lounge
                """,
                List.of(
                        event("PINES", "2026-12-04T20:00", "FRI DEC 4", "Mercury Lounge"),
                        event("TORTOISE", "2026-12-05T19:30", "SAT DEC 5", "Mercury Lounge")));
    }

    private static Map<String, Object> event(
            String title, String start, String date, String place) {
        Map<String, Object> event = new HashMap<>();
        event.put("title", title);
        event.put("title_quote", title);
        event.put("start_time", start);
        event.put("date_quote", date);
        event.put("location", place);
        event.put("place_quote", place);
        return event;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void assertUnmarked(String text, List<Map<String, Object>> told) {
        String answer = Stage.answer(told.toArray(new Map[0]));
        List<Event> events = new Post().add(HEAD + text, answer).events();

        assertThat(events).hasSameSizeAs(told);
        assertThat(events).extracting(event -> event.get(Field.NEEDS_REVIEW)).containsOnlyNulls();
        assertThat(events)
                .extracting(event -> event.get(Field.LOCATION))
                .containsExactlyInAnyOrderElementsOf(
                        told.stream().map(event -> (String) event.get("location")).toList());
    }
}
