package services.andreas.events.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.Stage;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;

/** A second mail of the same sender says in a sentence that the event of the first one changes. */
class ChangesInProseTest {
    private static final String HEAD =
            """
            Authentication-Results: mx.google.com; dmarc=pass header.from=oldmill.example
            From: The Old Mill <news@oldmill.example>
            Subject: %s
            Date: Fri, 20 Nov 2026 10:00:00 -0500
            Content-Type: text/plain; charset=utf-8

            %s
            """;

    private static final String FIRST =
            "The Winter Gala takes place on December 5, 2026 at 8 pm in the Old Mill.";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "The Winter Gala (December 5) is postponed to December 12, 2026 at 8 pm. | December 12, 2026 at 8 pm | 1",
                "The Winter Gala has been rescheduled.\\nNew date: December 12, 2026 at 8 pm | December 12, 2026 at 8 pm | 1",
                "The Winter Gala has been moved from Saturday\\nto December 12, 2026 at 8 pm. | December 12, 2026 at 8 pm | 1",
                "Die Winter Gala wird auf den 12.12.2026, 20 Uhr verschoben. | 12.12.2026, 20 Uhr | 1",
                "Winter Gala: 12月12日20時に延期 | 12月12日20時 | 1",
                "The Winter Gala repeats on December 12, 2026 at 8 pm. | December 12, 2026 at 8 pm | 2",
                "We removed nothing: Winter Gala, December 12, 2026 at 8 pm. | December 12, 2026 at 8 pm | 2",
                "The ball is postponed. The Winter Gala is on December 12, 2026 at 8 pm. | December 12, 2026 at 8 pm | 2",
                "Winter Gala, December 12, 2026 at 8 pm\\nThe ball: postponed | December 12, 2026 at 8 pm | 2"
            })
    void movesAnEventWhereItsSentenceSaysSo(String sentence, String quote, int events) {
        List<Event> after =
                after(
                        sentence.replace("\\n", "\n"),
                        Map.of("start_time", "2026-12-12T20:00", "date_quote", quote));

        assertThat(after).hasSize(events);
        assertThat(after)
                .extracting(Event::start)
                .anyMatch(start -> start.toString().equals("2026-12-13T01:00:00Z"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "The Winter Gala on December 5 cannot take place. | cancelled | cancelled |",
                "The Winter Gala on December 5 won't take place. | cancelled | cancelled |",
                "The Winter Gala of December 5 has been called off. | cancelled | cancelled |",
                "Winter Gala: das Fest am 5. Dezember findet nicht statt. | cancelled | cancelled |",
                "Winter Gala : la soirée du 5 décembre n'aura pas lieu. | cancelled | cancelled |",
                "Winter Gala: het feest van 5 december gaat niet door. | cancelled | cancelled |",
                "The Winter Gala of December 5 is postponed until further notice. | tentative | tentative |",
                "Winter Gala vom 5. Dezember: auf unbestimmte Zeit verschoben. | tentative | tentative |",
                "The Winter Gala of December 5 has fallen into the water. | cancelled | confirmed | status is not in the mail",
                "The Winter Gala of December 5 is a maybe. | tentative | confirmed | status is not in the mail"
            })
    void changesTheStateOfAnEventOrHasAPersonLook(
            String sentence, String status, String expected, String review) {
        List<Event> after = after(sentence, Map.of("start_time", "XXXX-12-05", "status", status));

        assertThat(after).hasSize(1);
        assertThat(after.get(0).get(Field.STATUS)).isEqualTo(expected);
        assertThat(after.get(0).get(Field.NEEDS_REVIEW)).isEqualTo(review);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "The Winter Gala on December 5 takes place after all. | oldmill.example | confirmed |",
                "Good news: the Winter Gala (December 5) is back on! | oldmill.example | confirmed |",
                "Die Winter Gala am 5. Dezember findet nun doch statt. | oldmill.example | confirmed |",
                "La Winter Gala du 5 décembre aura bien lieu. | oldmill.example | confirmed |",
                "Winter Gala: het feest van 5 december gaat toch door. | oldmill.example | confirmed |",
                "Winter Gala：12月5日は予定通り開催 | oldmill.example | confirmed |",
                "The Winter Gala on December 5 takes place after all. | stranger.example | cancelled |",
                "Winter Gala, December 5: let us dance. | oldmill.example | cancelled |",
                "Winter Gala, December 5: nobody cancelled the dance. | oldmill.example | cancelled | status is not in the mail",
                "Winter Gala am 5. Dezember: das Fest findet doch nicht statt. | oldmill.example | cancelled | status is not in the mail"
            })
    void takesACancellationBackWhereItsSenderSaysSo(
            String sentence, String sender, String status, String review) {
        Map<String, Object> gala = Map.of("title", "Winter Gala", "start_time", "2026-12-05T20:00");
        Map<String, Object> cancelled =
                Map.of("title", "Winter Gala", "start_time", "2026-12-05", "status", "cancelled");
        Map<String, Object> back =
                Map.of("title", "Winter Gala", "start_time", "2026-12-05", "status", "confirmed");

        List<Event> after =
                new Post()
                        .add(HEAD.formatted("News", FIRST), Stage.answer(gala))
                        .add(
                                HEAD.formatted("News", "Winter Gala, December 5: cancelled."),
                                Stage.answer(cancelled))
                        .add(
                                HEAD.formatted("News", sentence).replace("oldmill.example", sender),
                                Stage.answer(back))
                        .events();

        assertThat(after).hasSize(1);
        assertThat(after.get(0).get(Field.STATUS)).isEqualTo(status);
        assertThat(after.get(0).get(Field.NEEDS_REVIEW)).isEqualTo(review);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Winter Gala, December 5, 2026, 8 pm\\nCANCELLED: Chess Club, December 6, 2026, 3 pm | status may be of another event",
                "Winter Gala, December 5, 2026, 8 pm\\nChess Club, December 6, 2026, 3 pm (cancelled) | status may be of another event",
                "CANCELLED: Winter Gala, December 5, 2026, 8 pm\\nChess Club, December 6, 2026, 3 pm |",
                "Winter Gala, December 5, 2026, 8 pm\\ncancelled\\nChess Club, December 6, 2026, 3 pm |",
                "Cancelled due to storm:\\nWinter Gala, December 5, 2026, 8 pm\\nChess Club, December 6, 2026, 3 pm |",
                "Winter Gala (December 5, 2026, 8 pm) and Chess Club (December 6, 2026, 3 pm) are cancelled. |"
            })
    void doubtsAStateThatStandsInTheLineOfAnotherEvent(String text, String review) {
        List<Event> events =
                new Post()
                        .add(
                                HEAD.formatted("News", text.replace("\\n", "\n")),
                                Stage.answer(
                                        Map.of(
                                                "title", "Winter Gala",
                                                "start_time", "2026-12-05T20:00",
                                                "status", "cancelled"),
                                        Map.of(
                                                "title", "Chess Club",
                                                "start_time", "2026-12-06T15:00")))
                        .events();

        assertThat(events)
                .filteredOn(event -> "Winter Gala".equals(event.get(Field.TITLE)))
                .singleElement()
                .satisfies(
                        gala ->
                                assertThat(gala.get(Field.NEEDS_REVIEW))
                                        .as(text)
                                        .isEqualTo(review));
    }

    private static List<Event> after(String sentence, Map<String, Object> answer) {
        Map<String, Object> first =
                Map.of(
                        "title", "Winter Gala",
                        "start_time", "2026-12-05T20:00",
                        "location", "the Old Mill");
        Map<String, Object> second = new HashMap<>(answer);
        second.put("title", "Winter Gala");
        return new Post()
                .add(HEAD.formatted("News", FIRST), Stage.answer(first))
                .add(HEAD.formatted("More news", sentence), Stage.answer(second))
                .events();
    }
}
