package services.andreas.events.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;

/** Mails whose text and data name different times of one event, and mails that only seem to. */
class ContradictoryMailsTest {
    private static final String TITLE = "Club evening with raffle";
    private static final String PLACE = "Clubhouse";

    /** The fifth of February at seven in the evening; the weekday is the first word. */
    private static final List<String> LINES =
            List.of(
                    "Friday, 5 February 2027, 7 pm, Clubhouse",
                    "Freitag, 5. Februar 2027, 19 Uhr, Clubhouse",
                    "vendredi 5 février 2027, 19h, Clubhouse",
                    "viernes, 5 de febrero de 2027, 19:00 h, Clubhouse",
                    "vrijdag 5 februari 2027, 19.00 uur, Clubhouse");

    private static final List<String> KINDS = List.of("PUBLISH", "REQUEST", "json-ld", "microdata");

    /** What the data may say in its place. */
    private static final Map<String, String> LIES = new LinkedHashMap<>();

    static {
        LIES.put("another day", "2027-10-01T19:00:00+02:00");
        LIES.put("a month early", "2027-01-05T19:00:00+01:00");
        LIES.put("the next day", "2027-02-06T19:00:00+01:00");
        LIES.put("an hour early", "2027-02-05T18:00:00+01:00");
        LIES.put("another evening and hour", "2027-02-12T20:30:00+01:00");
    }

    @TestFactory
    Stream<DynamicTest> areOneEventThatNeedsReview() {
        List<DynamicTest> tests = new ArrayList<>();
        LIES.forEach(
                (lie, start) -> {
                    for (String kind : KINDS) {
                        for (String line : LINES) {
                            tests.add(
                                    DynamicTest.dynamicTest(
                                            "%s, %s, %s".formatted(lie, kind, line),
                                            () -> assertIsDoubted(kind, start, line)));
                        }
                    }
                });
        assertThat(tests).hasSizeGreaterThanOrEqualTo(40);
        return tests.stream();
    }

    private static void assertIsDoubted(String kind, String start, String line) {
        Event event = post(kind, start, line).event();

        assertThat(event.get(Field.NEEDS_REVIEW))
                .contains(start.substring(0, 10) + " " + start.substring(11, 16))
                .containsAnyOf(line, "2027-02-05 19:00");
    }

    @TestFactory
    Stream<DynamicTest> areNoneWhereTextAndDataAgree() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String kind : KINDS) {
            for (String line : LINES) {
                tests.add(
                        DynamicTest.dynamicTest(
                                kind + ", " + line,
                                () -> {
                                    String start = "2027-02-05T19:00:00+01:00";
                                    Event event = post(kind, start, line).event();
                                    assertThat(event.has(Field.NEEDS_REVIEW)).isFalse();
                                    assertThat(event.start()).isEqualTo("2027-02-05T18:00:00Z");
                                }));
            }
        }
        return tests.stream();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-12T19:00:00+02:00, 2026-12-12T22:00:00+02:00, '12. Dezember 2026, 19:00 Uhr'",
        "2027-01-20T19:00:00+02:00, 2027-01-20T22:00:00+02:00, '20. Januar 2027, 19:00 Uhr'",
        "2027-07-09T19:00:00+01:00, 2027-07-09T22:00:00+01:00, '9. Juli 2027, 19:00 Uhr'",
        "2026-12-12T19:00:00+02:00, 2026-12-12T22:00:00+02:00, '12. Dezember 2026'",
        "2026-12-12T19:00:00Z, 2026-12-12T22:00:00Z, '12. Dezember 2026, 19:00 Uhr'",
    })
    void doubtAnOffsetThatDoesNotHoldThereOnThatDay(String start, String end, String line) {
        for (String kind : List.of("json-ld", "microdata")) {
            String data = Announcement.data(kind, TITLE, start, end, "Rathaus");
            Announcement mail = new Announcement(TITLE, List.of(line + ", Rathaus"), data);

            assertThat(Post.of(mail.mail()).event().get(Field.NEEDS_REVIEW)).isNotBlank();
        }
    }

    /** What stands beside the evening in the text, and is no contradiction. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Please register by 15 January 2027|",
                "Anmeldung bis 15. Januar 2027|",
                "Inscription avant le 15 janvier 2027|",
                "Doors 18:15, tickets at the door|",
                "Einlass ab 18:15 Uhr|",
                "Sent on 18 November 2026|",
                "Friday, 5 February 2027, 7 pm, and Saturday, 6 February 2027, 7 pm|",
                "Friday, 5 February 2027, matinee at 3 pm, evening at 7 pm|",
                "Free entry|",
            })
    void leaveAloneWhatStandsBesideIt(String line) {
        for (String kind : KINDS) {
            Event event = post(kind, "2027-02-05T19:00:00+01:00", line).event();

            assertThat(event.has(Field.NEEDS_REVIEW)).as(kind).isFalse();
        }
    }

    @Test
    void keepTwoPerformancesThatTheTextNames() {
        String line =
                "Friday, 5 February 2027, 7 pm, and Saturday, 6 February 2027, 7 pm, Clubhouse";
        String answer =
                answer(
                        told(
                                "2027-02-06T19:00",
                                "Saturday",
                                "Saturday, 6 February 2027, 7 pm",
                                PLACE));
        for (String kind : List.of("PUBLISH", "json-ld")) {
            String data = data(kind, "2027-02-05T19:00:00+01:00", PLACE);
            Post post = new Post().add(new Announcement(TITLE, List.of(line), data).mail(), answer);

            assertThat(post.events()).as(kind).hasSize(2);
            assertThat(post.events()).noneMatch(event -> event.has(Field.NEEDS_REVIEW));
        }
    }

    @Test
    void markAllWhereItIsNotClearWhichIsMeant() {
        String line =
                "Friday, 1 October 2027, 7 pm, Clubhouse, and Friday, 8 October 2027, 7 pm, Clubhouse";
        String answer =
                answer(
                        told("2027-10-01T19:00", "Friday", "Friday, 1 October 2027, 7 pm", PLACE),
                        told("2027-10-08T19:00", "Friday", "Friday, 8 October 2027, 7 pm", PLACE));
        String data = data("PUBLISH", "2027-02-05T19:00:00+01:00", PLACE);

        Post post = new Post().add(new Announcement(TITLE, List.of(line), data).mail(), answer);

        assertThat(post.events()).hasSize(3);
        assertThat(post.events().stream().filter(event -> event.has(Field.NEEDS_REVIEW)))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void namesBothPlaces() {
        String line = "Friday, 5 February 2027, 7 pm, Clubhouse. See you again on 12 March 2027!";
        String answer =
                answer(told("2027-02-05T19:00", "Friday", "Friday, 5 February 2027, 7 pm", PLACE));
        String data = data("PUBLISH", "2027-02-05T19:00:00+01:00", "Old Brewery");

        Event event =
                new Post().add(new Announcement(TITLE, List.of(line), data).mail(), answer).event();

        assertThat(event.get(Field.NEEDS_REVIEW)).contains("Old Brewery", "Clubhouse");
    }

    @Test
    void uniteWhatDiffersOnlyByAZoneThatNobodyNamed() {
        String line = "Friday, 5 February 2027, 7 pm, Clubhouse. See you again on 12 March 2027!";
        String answer =
                answer(told("2027-02-05T19:00", "Friday", "Friday, 5 February 2027, 7 pm", PLACE));
        String data = data("PUBLISH", "2027-02-05T19:00:00+01:00", PLACE);

        Event event =
                new Post().add(new Announcement(TITLE, List.of(line), data).mail(), answer).event();

        assertThat(event.start()).isEqualTo("2027-02-05T18:00:00Z");
        assertThat(event.has(Field.NEEDS_REVIEW)).isFalse();
    }

    private static Post post(String kind, String start, String line) {
        String answer = answer(told("2027-02-05T19:00", line.split("[ ,]")[0], line, PLACE));
        Announcement mail = new Announcement(TITLE, List.of(line), data(kind, start, PLACE));
        return new Post().add(mail.mail(), answer);
    }

    private static String data(String kind, String start, String place) {
        int hour = Integer.parseInt(start.substring(11, 13));
        String end = start.substring(0, 11) + (hour + 2) + start.substring(13);
        return Announcement.data(kind, TITLE, start, end, place);
    }

    private static String answer(String... events) {
        return "{\"events\":[" + String.join(",", events) + "]}";
    }

    private static String told(String start, String weekday, String quote, String place) {
        return """
                {"title":"%1$s","start_time":"%2$s","weekday":"%3$s","location":"%5$s",
                "title_quote":"%1$s","date_quote":"%4$s","place_quote":"%5$s"}"""
                .formatted(TITLE, start, weekday, quote, place);
    }
}
