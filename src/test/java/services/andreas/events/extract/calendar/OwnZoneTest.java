package services.andreas.events.extract.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.extract.TestMail;

/** Zones that a calendar brings along, under names that nobody else knows or that say less. */
class OwnZoneTest {
    private static final String LAST_MARCH = "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU";
    private static final String LAST_OCTOBER = "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU";

    @ParameterizedTest(name = "{0}, standard {3}, daylight {4}: {5}")
    @CsvSource(
            delimiter = '|',
            value = {
                // the name in VTIMEZONE, in the parameter; when it begins, local; the two offsets
                "Head Office\\, Vienna | \"Head Office, Vienna\" | 20261203T1000 | +0200 +0100 | +0100 +0200 | 2026-12-03T09:00:00Z",
                "Head Office\\, Vienna | Head Office\\, Vienna   | 20260703T1000 | +0200 +0100 | +0100 +0200 | 2026-07-03T08:00:00Z",
                "\"Room; Berlin\"      | \"Room; Berlin\"        | 20260703T1000 | +0200 +0100 | +0100 +0200 | 2026-07-03T08:00:00Z",
                "GMT                   | GMT                     | 20270723T1020 | +0100 +0000 | +0000 +0100 | 2027-07-23T09:20:00Z",
                "GMT                   | GMT                     | 20270123T1020 | +0100 +0000 | +0000 +0100 | 2027-01-23T10:20:00Z",
                "UTC                   | UTC                     | 20270723T1020 | +0100 +0000 | +0000 +0100 | 2027-07-23T09:20:00Z",
                "Etc/GMT-1             | Etc/GMT-1               | 20270723T1020 | +0200 +0100 | +0100 +0200 | 2027-07-23T08:20:00Z",
                "(GMT+01.00) Mine      | (GMT+01.00) Mine        | 20270723T1020 | +0200 +0100 | +0100 +0200 | 2027-07-23T08:20:00Z",
                "Half                  | Half                    | 20270723T1020 | +1100 +1030 | +1030 +1100 | 2027-07-22T23:20:00Z",
                "Half                  | Half                    | 20270123T1020 | +1100 +1030 | +1030 +1100 | 2027-01-22T23:50:00Z",
                "Two hours             | Two hours               | 20270723T1020 | +0200 +0000 | +0000 +0200 | 2027-07-23T08:20:00Z",
                "Two hours             | Two hours               | 20270123T1020 | +0200 +0000 | +0000 +0200 | 2027-01-23T10:20:00Z",
                "Odd                   | Odd                     | 20270723T1020 | +0545 +0520 | +0520 +0545 | 2027-07-23T04:35:00Z",
            })
    void followsTheRulesOfTheFile(
            String name,
            String named,
            String local,
            String toStandard,
            String toDaylight,
            String utc) {
        Map<String, Object> event =
                event(
                        name,
                        named,
                        local,
                        observance("STANDARD", "20001029T030000", LAST_OCTOBER, toStandard),
                        observance("DAYLIGHT", "20000326T020000", LAST_MARCH, toDaylight));

        assertThat(event).containsEntry("start_time", utc).doesNotContainKey("needs_review");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"20261203T1000,2026-12-03T10:00:00Z", "20260703T1000,2026-07-03T09:00:00Z"})
    void followsADaylightTimeThatIsBehindTheStandard(String local, String utc) {
        Map<String, Object> event =
                event(
                        "My Zone",
                        "My Zone",
                        local,
                        observance("STANDARD", "19710328T010000", LAST_MARCH, "+0000 +0100"),
                        observance("DAYLIGHT", "19711031T020000", LAST_OCTOBER, "+0100 +0000"));

        assertThat(event).containsEntry("start_time", utc).doesNotContainKey("needs_review");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "20260701T1000,2026-07-01T08:00:00Z",
        "20261203T1000,2026-12-03T07:00:00Z",
        "20271203T1000,2027-12-03T07:00:00Z"
    })
    void followsChangesThatAreListed(String local, String utc) {
        Map<String, Object> event =
                event(
                        "Decree",
                        "Decree",
                        local,
                        observance("STANDARD", "20200101T000000", "", "+0200 +0200"),
                        observance(
                                "STANDARD",
                                "20261001T000000",
                                "RDATE:20271001T000000",
                                "+0200 +0300"));

        assertThat(event).containsEntry("start_time", utc);
    }

    private static Map<String, Object> event(
            String name, String named, String local, String... observances) {
        return TestMail.of()
                .calendar(
                        null,
                        "BEGIN:VTIMEZONE",
                        "TZID:" + name,
                        String.join("\r\n", observances),
                        "END:VTIMEZONE",
                        "BEGIN:VEVENT",
                        "SUMMARY:Tides",
                        "DTSTART;TZID=" + named + ":" + local + "00",
                        "END:VEVENT")
                .event();
    }

    private static String observance(String kind, String start, String rule, String offsets) {
        return String.join(
                "\r\n",
                "BEGIN:" + kind,
                "DTSTART:" + start,
                "TZOFFSETFROM:" + offsets.split(" ")[0],
                "TZOFFSETTO:" + offsets.split(" ")[1],
                rule.isEmpty() ? "TZNAME:X" : rule,
                "END:" + kind);
    }
}
