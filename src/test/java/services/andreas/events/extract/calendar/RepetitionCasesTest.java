package services.andreas.events.extract.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.event.Field;
import services.andreas.events.extract.TestMail;

/** Rules as producers write them, right and wrong. */
class RepetitionCasesTest {
    private static final String REVIEW = "repetition not understood";

    @ParameterizedTest(name = "{0} from {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=YEARLY                            | 19221229 | 2026-12-29",
                "FREQ=YEARLY                            | 19030101 | 2027-01-01",
                "FREQ=YEARLY;INTERVAL=4                 | 16800101 | 2028-01-01",
                "FREQ=YEARLY;INTERVAL=2                 | 17801204 | 2026-12-04",
                "FREQ=YEARLY;BYMONTH=12;BYDAY=2TH       | 18640101 | 2026-12-10",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28    | 19000228 | 2027-02-28",
                "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31 | 18001231 | 2026-12-31",
                "FREQ=MONTHLY;INTERVAL=5                | 19150831 | 2028-07-31",
                "FREQ=WEEKLY;INTERVAL=53                | 19010101 | 2026-12-15",
                "FREQ=DAILY;INTERVAL=400                | 19010101 | 2026-12-11",
            })
    void tellsWhenAnOldRuleComesRoundNext(String rule, String start, String days) {
        assertThat(days(rule, start)).isEqualTo(days);
    }

    @Test
    void tellsTheNextLeapDay() {
        assertThat(days("FREQ=YEARLY", "19040229")).isEqualTo("2028-02-29");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=MONTHLY;BYMONTH=13",
                "FREQ=MONTHLY;BYMONTH=0",
                "FREQ=MONTHLY;BYMONTHDAY=32",
                "FREQ=YEARLY;BYYEARDAY=367",
                "FREQ=YEARLY;BYWEEKNO=54",
                "FREQ=DAILY;BYHOUR=24",
                "FREQ=DAILY;BYHOUR=-1",
                "FREQ=WEEKLY;BYDAY=XX",
                "FREQ=WEEKLY;BYDAY=MONDAY",
                "FREQ=MONTHLY;BYDAY=0MO",
                "FREQ=YEARLY;BYEASTER=0",
                "FREQ=FORTNIGHTLY",
                "RSCALE=CHINESE;FREQ=YEARLY",
                "RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L;BYMONTHDAY=8;SKIP=FORWARD",
                "RSCALE=ETHIOPIC;FREQ=MONTHLY;BYMONTH=13",
            })
    void tellsTheFirstOccurrenceOfARuleThatCannotBeWorkedOut(String rule) {
        Map<String, Object> event =
                TestMail.of().calendar(null, event("RRULE:" + rule, "20261203")).event();

        assertThat(event)
                .containsEntry("start_time", "2026-12-03T05:00:00Z")
                .containsEntry("needs_review", REVIEW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=WEEKLY;COUNT=-1;UNTIL=20261222     | 2026-12-01 2026-12-08 2026-12-15 2026-12-22",
                "FREQ=WEEKLY;COUNT=0;UNTIL=20261210      | 2026-12-01 2026-12-08",
                "FREQ=WEEKLY;INTERVAL=0;COUNT=2          | 2026-12-01 2026-12-08",
                "FREQ=WEEKLY;INTERVAL=-1;COUNT=2         | 2026-12-01 2026-12-08",
                "RSCALE=GREGORIAN;FREQ=WEEKLY;COUNT=2    | 2026-12-01 2026-12-08",
                "RRULE:FREQ=WEEKLY;COUNT=2               | 2026-12-01 2026-12-08",
                "freq=weekly; count=2                    | 2026-12-01 2026-12-08",
                "FREQ=WEEKLY;UNTIL=2026-12-08            | 2026-12-01 2026-12-08",
                "FREQ=MONTHLY;BYDAY=+1TU;COUNT=2         | 2026-12-01 2027-01-05",
                "FREQ=WEEKLY;BYDAY=1TU,-1TH;COUNT=3      | 2026-12-01 2026-12-03 2026-12-08",
                "FREQ=WEEKLY;COUNT=5;UNTIL=20261208      | 2026-12-01 2026-12-08",
                "FREQ=WEEKLY;COUNT=2;UNTIL=20261222      | 2026-12-01 2026-12-08",
                "FREQ=DAILY;INTERVAL=2;BYDAY=TU,WE,TH;COUNT=3  | 2026-12-01 2026-12-03 2026-12-09",
                "FREQ=DAILY;INTERVAL=20;BYMONTH=1,12;COUNT=3   | 2026-12-01 2026-12-21 2027-01-10",
                "FREQ=MONTHLY;INTERVAL=2;BYMONTH=1,2,12;COUNT=2 | 2026-12-01 2027-02-01",
            })
    void understandsWhatProducersWriteOtherwise(String rule, String days) {
        assertThat(days(rule, "20261201")).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=HOURLY;INTERVAL=2;BYHOUR=10,12,13;COUNT=4   | 01T15 01T17 02T15 02T17",
                "FREQ=HOURLY;BYHOUR=10,11;COUNT=3                 | 01T15 01T16 02T15",
                "FREQ=HOURLY;INTERVAL=5;BYHOUR=10,11;COUNT=3      | 01T15 02T16 06T15",
                "FREQ=HOURLY;INTERVAL=3;COUNT=3                   | 01T15 01T18 01T21",
            })
    void findsTheHoursThatARuleNames(String rule, String hours) {
        List<Map<String, Object>> events =
                TestMail.of()
                        .calendar(
                                null,
                                "BEGIN:VEVENT",
                                "UID:a",
                                "SUMMARY:Tour",
                                "DTSTART:20261201T100000",
                                "RRULE:" + rule,
                                "END:VEVENT")
                        .events();

        assertThat(events)
                .extracting(event -> event.get("start_time").toString().substring(8, 13))
                .containsExactly(hours.split(" "));
    }

    /** Outlook and others write it in UTC: the midnight of that day, or its last second. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "20261202T000000Z, no zone",
        "20261201T230000Z, Berlin",
        "20261201T183000Z, Kolkata",
        "20261201T110000Z, Auckland",
        "20261202T050000Z, New York",
        "20261202T100000Z, Honolulu",
        "20261202T235959Z, no zone",
        "20261202T225959Z, Berlin",
        "20261203T045959Z, New York",
        "20261203T045900Z, New York",
        "20261202T000000, floating",
        "20261202T235959, floating",
    })
    void knowsTheLastDayOfASeriesOfDays(String until) {
        assertThat(days("FREQ=DAILY;UNTIL=" + until, "20261201"))
                .isEqualTo("2026-12-01 2026-12-02");
    }

    @Test
    void leavesOutADayThatIsNamedByItsMidnightInUtc() {
        Map<String, Object> event =
                TestMail.of()
                        .calendar(
                                null,
                                event(
                                        "RRULE:FREQ=WEEKLY;COUNT=2\r\nEXDATE:20261207T230000Z",
                                        "20261201"))
                        .event();

        assertThat(event).containsEntry("start_time", "2026-12-01T05:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=WEEKLY;COUNT=2 | every Tuesday, 2 times",
                "FREQ=WEEKLY;UNTIL=20261208 | every Tuesday until 8 Dec 2026",
                "FREQ=WEEKLY;COUNT=5;UNTIL=20261208 | every Tuesday until 8 Dec 2026, at most 5 times",
                "FREQ=WEEKLY;BYDAY=1TU;COUNT=2 | every Tuesday, 2 times",
            })
    void saysTheRuleInWords(String rule, String words) {
        assertThat(
                        TestMail.of()
                                .calendar(null, event("UID:1\r\nRRULE:" + rule, "20261201"))
                                .foundEvents()
                                .statements())
                .extracting(statement -> statement.get(Field.SERIES))
                .containsExactly(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=WEEKLY;COUNT=-1",
                "FREQ=WEEKLY;UNTIL=20261399",
                "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD;COUNT=3"
            })
    void asksAPersonAboutAnEndThatCannotBeWorkedOut(String rule) {
        assertThat(TestMail.of().calendar(null, event("RRULE:" + rule, "20261231")).events())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event).containsEntry("needs_review", REVIEW));
    }

    @Test
    void losesNoEventBesideARuleThatIsWrong() {
        assertThat(
                        TestMail.of()
                                .calendar(
                                        null,
                                        event("RRULE:FREQ=MONTHLY;BYMONTH=13", "20261203"),
                                        event("LOCATION:Room 2", "20261204"))
                                .events())
                .extracting(event -> event.get("start_time"))
                .containsExactly("2026-12-03T05:00:00Z", "2026-12-04T05:00:00Z");
    }

    private static String days(String rule, String start) {
        List<Map<String, Object>> events =
                TestMail.of().calendar(null, event("RRULE:" + rule, start)).events();
        assertThat(events).allSatisfy(event -> assertThat(event).doesNotContainKey("needs_review"));
        return String.join(
                " ",
                events.stream()
                        .map(event -> event.get("start_time").toString().substring(0, 10))
                        .toList());
    }

    private static String event(String line, String start) {
        return String.join(
                "\r\n",
                "BEGIN:VEVENT",
                "SUMMARY:Feast",
                "DTSTART;VALUE=DATE:" + start,
                line,
                "END:VEVENT");
    }
}
