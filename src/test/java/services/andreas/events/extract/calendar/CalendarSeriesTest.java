package services.andreas.events.extract.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.event.Field;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.TestMail;

class CalendarSeriesTest {
    private static final String CHOIR =
            """
            BEGIN:VEVENT
            UID:a
            SUMMARY:Choir
            DTSTART;TZID=Europe/Zurich:20261201T190000
            DURATION:PT1H
            RRULE:FREQ=WEEKLY;COUNT=4
            END:VEVENT
            """;

    @Test
    void changesAllOccurrencesFromOneOn() {
        assertThat(
                        told(
                                CHOIR,
                                """
                                BEGIN:VEVENT
                                UID:a
                                RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Zurich:20261208T190000
                                SUMMARY:Choir, late
                                DTSTART;TZID=Europe/Zurich:20261208T200000
                                DURATION:PT2H
                                END:VEVENT
                                BEGIN:VEVENT
                                UID:a
                                RECURRENCE-ID;TZID=Europe/Zurich:20261215T190000
                                SUMMARY:Concert
                                DTSTART;TZID=Europe/Zurich:20261215T150000
                                END:VEVENT
                                """))
                .containsExactly(
                        tuple("Choir", "2026-12-01T18:00:00Z", "2026-12-01T19:00:00Z", "01T18"),
                        tuple(
                                "Choir, late",
                                "2026-12-08T19:00:00Z",
                                "2026-12-08T21:00:00Z",
                                "08T18"),
                        tuple("Concert", "2026-12-15T14:00:00Z", null, "15T18"),
                        tuple(
                                "Choir, late",
                                "2026-12-22T19:00:00Z",
                                "2026-12-22T21:00:00Z",
                                "22T18"));
    }

    @Test
    void movesLaterOccurrencesToAnotherZone() {
        assertThat(
                        told(
                                CHOIR,
                                """
                                BEGIN:VEVENT
                                UID:a
                                RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Zurich:20261215T190000
                                SUMMARY:Choir abroad
                                DTSTART;TZID=Europe/London:20261215T170000
                                END:VEVENT
                                """))
                .endsWith(
                        tuple("Choir abroad", "2026-12-15T17:00:00Z", null, "15T18"),
                        tuple("Choir abroad", "2026-12-22T17:00:00Z", null, "22T18"));
    }

    @Test
    void cancelsAllOccurrencesFromOneOn() {
        assertThat(
                        events(
                                CHOIR,
                                """
                                BEGIN:VEVENT
                                UID:a
                                RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Zurich:20261215T190000
                                SUMMARY:Choir
                                DTSTART;TZID=Europe/Zurich:20261215T190000
                                STATUS:CANCELLED
                                END:VEVENT
                                """))
                .extracting(event -> event.get("status"))
                .containsExactly(null, null, "cancelled", "cancelled");
    }

    @Test
    void knowsAnOccurrenceByTheMidnightOfItsDay() {
        String cancelled =
                """
                BEGIN:VEVENT
                UID:a
                RECURRENCE-ID;TZID=Europe/Zurich:20261215T000000
                SUMMARY:Choir
                DTSTART;TZID=Europe/Zurich:20261215T190000
                STATUS:CANCELLED
                END:VEVENT
                """;

        assertThat(events(CHOIR, cancelled))
                .extracting(event -> event.get("status"))
                .containsExactly(null, null, "cancelled", null);
        assertThat(events(cancelled))
                .extracting(event -> event.get("recurrence_id"))
                .containsExactly("2026-12-15T18:00:00Z");
    }

    @Test
    void lastsAsLongAsEverInTheNightInWhichTheClocksSkipItsHour() {
        List<Map<String, Object>> events =
                TestMail.of()
                        .calendar(
                                "PUBLISH",
                                "BEGIN:VEVENT",
                                "UID:night",
                                "SUMMARY:Night shift",
                                "DTSTART;TZID=Europe/Berlin:20270321T023000",
                                "DTEND;TZID=Europe/Berlin:20270321T033000",
                                "RRULE:FREQ=WEEKLY;COUNT=3",
                                "END:VEVENT")
                        .events();

        assertThat(events)
                .extracting(event -> event.get("start_time") + " " + event.get("end_time"))
                .containsExactly(
                        "2027-03-21T01:30:00Z 2027-03-21T02:30:00Z",
                        "2027-03-28T01:30:00Z 2027-03-28T02:30:00Z",
                        "2027-04-04T00:30:00Z 2027-04-04T01:30:00Z");
    }

    @Test
    void lastsAsLongAsAPeriodSays() {
        assertThat(
                        told(
                                """
                                BEGIN:VEVENT
                                UID:a
                                SUMMARY:Market
                                DTSTART;TZID=Europe/Zurich:20261201T190000
                                DURATION:PT1H
                                RDATE;VALUE=PERIOD:20261202T180000Z/PT3H,20261203T180000Z/20261203T200000Z
                                RDATE:20261204T180000Z
                                END:VEVENT
                                """))
                .containsExactly(
                        tuple("Market", "2026-12-01T18:00:00Z", "2026-12-01T19:00:00Z", "01T18"),
                        tuple("Market", "2026-12-02T18:00:00Z", "2026-12-02T21:00:00Z", "02T18"),
                        tuple("Market", "2026-12-03T18:00:00Z", "2026-12-03T20:00:00Z", "03T18"),
                        tuple("Market", "2026-12-04T18:00:00Z", "2026-12-04T19:00:00Z", "04T18"));
    }

    @Test
    void takesTheNewerOfTwoMastersOfOneEvent() {
        String master =
                """
                BEGIN:VEVENT
                UID:a
                SUMMARY:%s
                DTSTART;TZID=Europe/Zurich:20261203T100000
                RRULE:FREQ=WEEKLY;COUNT=3
                SEQUENCE:%d
                %s
                END:VEVENT
                """;
        String old = master.formatted("Old name", 1, "LOCATION:Room 1");
        String young = master.formatted("New name", 2, "EXDATE;TZID=Europe/Zurich:20261210T100000");

        assertThat(List.of(events(old, young), events(young, old)))
                .allSatisfy(
                        told ->
                                assertThat(told)
                                        .extracting(
                                                event -> event.get("title"),
                                                event -> event.get("start_time"))
                                        .containsExactly(
                                                tuple("New name", "2026-12-03T09:00:00Z"),
                                                tuple("New name", "2026-12-17T09:00:00Z")));
    }

    @Test
    void keepsEventsApartToWhichAProducerGaveOneUid() {
        String event =
                """
                BEGIN:VEVENT
                UID:1
                SUMMARY:%s
                DTSTART:202612%sT100000Z
                SEQUENCE:%d
                END:VEVENT
                """;

        assertThat(
                        events(
                                event.formatted("Yoga", "03", 1),
                                event.formatted("Chess", "04", 2),
                                event.formatted("Film", "05", 0)))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 2", "1, 1, 3", "1, 2, 3"})
    void takesAnOccurrenceOutThatOnlyAnOlderChangeHas(int master, int change, int told) {
        assertThat(
                        events(
                                """
                                BEGIN:VEVENT
                                UID:a
                                SUMMARY:Studio
                                DTSTART;VALUE=DATE:20261207
                                RRULE:FREQ=WEEKLY;INTERVAL=3;BYDAY=MO;COUNT=3
                                EXDATE;VALUE=DATE:20261228
                                SEQUENCE:%d
                                END:VEVENT
                                BEGIN:VEVENT
                                UID:a
                                SUMMARY:Studio
                                DTSTART;VALUE=DATE:20261229
                                RECURRENCE-ID;VALUE=DATE:20261228
                                SEQUENCE:%d
                                END:VEVENT
                                """
                                        .formatted(master, change)))
                .hasSize(told);
    }

    @Test
    void sharesTheRoomOfAMailAmongItsSeries() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            lines.append("BEGIN:VEVENT\nUID:%1$d\nSUMMARY:Course %1$d\n".formatted(i));
            lines.append("DTSTART:20261205T100000Z\n");
            lines.append(i < 40 ? "RRULE:FREQ=WEEKLY\nEND:VEVENT\n" : "END:VEVENT\n");
        }
        FoundEvents found =
                TestMail.of().calendar("PUBLISH", lines.toString().strip()).foundEvents();

        assertThat(found.events()).hasSize(40 * 12 + 20);
        assertThat(found.statements()).hasSize(40);
        // later runs go on from the last one
        assertThat(found.statements())
                .allSatisfy(
                        course ->
                                assertThat(course.get(Field.SERIES_UNTIL))
                                        .isEqualTo("2027-02-20T10:00:00Z"));
    }

    private static List<Tuple> told(String... events) {
        return events(events).stream()
                .map(
                        event ->
                                tuple(
                                        event.get("title"),
                                        event.get("start_time"),
                                        event.get("end_time"),
                                        ((String) event.get("recurrence_id")).substring(8, 13)))
                .toList();
    }

    private static List<Map<String, Object>> events(String... events) {
        return TestMail.of().calendar("PUBLISH", String.join("", events).strip()).events();
    }
}
