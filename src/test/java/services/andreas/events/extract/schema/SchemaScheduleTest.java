package services.andreas.events.extract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.extract.TestMail;

class SchemaScheduleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"repeatFrequency\":\"P1W\",\"endDate\":\"2026-12-19\" | 05 12 19",
                "\"repeatFrequency\":\"P2W\",\"repeatCount\":2 | 05 19",
                "\"repeatFrequency\":\"Daily\",\"repeatCount\":\"3\" | 05 06 07",
                "\"repeatFrequency\":\"P1D\",\"repeatCount\":3,\"exceptDate\":[\"2026-12-06\"] | 05 07",
                "\"byDay\":\"https://schema.org/Sunday\",\"endDate\":\"2026-12-14\" | 06 13",
                "\"byDay\":[\"Monday\",\"WE\"],\"endDate\":\"2026-12-10\" | 07 09",
                "\"repeatFrequency\":\"P1M\",\"byDay\":\"Tuesday\",\"byMonthWeek\":3,"
                        + "\"endDate\":\"2027-01-01\" | 15",
                "\"repeatFrequency\":\"P1M\",\"byMonthDay\":[10,20],\"endDate\":\"2027-01-01\" |"
                        + " 10 20",
            })
    void tellsEveryOccurrence(String schedule, String days) {
        assertThat(events("\"startDate\":\"2026-12-05\",\"startTime\":\"19:30\"," + schedule))
                .extracting(event -> ((String) event.get("start_time")).substring(8))
                .containsExactly(
                        Arrays.stream(days.split(" "))
                                .map(day -> "%02dT00:30:00Z".formatted(Integer.parseInt(day) + 1))
                                .toArray(String[]::new));
    }

    @Test
    void knowsHowLongAnOccurrenceLastsAndWhere() {
        assertThat(
                        events(
                                        """
                                        "startDate":"2026-12-05","startTime":"22:00:00","endTime":"01:00:00",
                                        "repeatFrequency":"P1D","repeatCount":1,"scheduleTimezone":"Europe/Berlin\"""")
                                .get(0))
                .containsEntry("start_time", "2026-12-05T21:00:00Z")
                .containsEntry("end_time", "2026-12-06T00:00:00Z")
                .containsEntry("timezone", "Europe/Berlin")
                .containsEntry("location", "Old Mill")
                .containsEntry("all_day", false);
    }

    /** A time of day may have an offset (ISO 8601), or a date. */
    @ParameterizedTest
    @CsvSource({
        "19:30:00, 21:00:00",
        "19:30:00-05:00, 21:00:00-05:00",
        "16:30-08:00, 18:00-08:00",
        "00:30:00Z, 02:00:00Z",
        "7:30 pm, 9:00 pm",
        "2026-12-05T19:30:00-05:00, 2026-12-05T21:00:00-05:00",
    })
    void readsTimesOfDay(String from, String to) {
        String times =
                """
                "startDate":"2026-12-05","startTime":"%s","endTime":"%s\""""
                        .formatted(from, to);
        String event =
                """
                {"@type":"Event","name":"Fair",%s}"""
                        .formatted(times);

        assertThat(events(times + ",\"repeatFrequency\":\"P1D\",\"repeatCount\":1").get(0))
                .containsEntry("start_time", "2026-12-06T00:30:00Z")
                .containsEntry("end_time", "2026-12-06T02:00:00Z")
                .containsEntry("timezone", "America/New_York");
        assertThat(TestMail.of().jsonLd(event).event())
                .containsEntry("start_time", "2026-12-06T00:30:00Z")
                .containsEntry("all_day", false);
    }

    @Test
    void takesTheHourOfTheEventWhereTheScheduleHasNone() {
        assertThat(
                        TestMail.of()
                                .jsonLd(
                                        """
                                        {"@type":"Event","name":"Fair","startDate":"2026-12-05T19:30:00",
                                         "eventSchedule":{"@type":"Schedule","repeatFrequency":"P1W","repeatCount":2}}""")
                                .events())
                .extracting(event -> event.get("start_time"))
                .containsExactly("2026-12-06T00:30:00Z", "2026-12-13T00:30:00Z");
    }

    @Test
    void tellsTheEventItselfWhereTheScheduleSaysNothing() {
        assertThat(
                        TestMail.of()
                                .jsonLd(
                                        """
                                        {"@type":"Event","name":"Fair","startDate":"2026-12-05",
                                         "eventSchedule":{"@type":"Schedule","repeatFrequency":"often"}}""")
                                .event())
                .containsEntry("start_time", "2026-12-05T05:00:00Z");
    }

    @Test
    void staysWithinTheHorizon() {
        assertThat(events("\"startDate\":\"2020-01-06\",\"repeatFrequency\":\"P1W\""))
                .hasSize(56)
                .first()
                .extracting(event -> event.get("start_time"))
                .isEqualTo("2026-10-26T04:00:00Z");
    }

    private static List<Map<String, Object>> events(String schedule) {
        return TestMail.of()
                .jsonLd(
                        """
                        {"@type":"Event","name":"Fair","location":"Old Mill","eventSchedule":{"@type":"Schedule",%s}}"""
                                .formatted(schedule))
                .events();
    }
}
