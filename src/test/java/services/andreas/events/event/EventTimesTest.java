package services.andreas.events.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTimesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        // local times, in the zone of the setting or of the event
        "2026-12-05T19:30, , 2026-12-06T00:30:00Z",
        "2026-07-05T19:30, , 2026-07-05T23:30:00Z",
        "2026-12-05T19:30:15, , 2026-12-06T00:30:15Z",
        "2026-12-05 19:30, , 2026-12-06T00:30:00Z",
        "2026-12-05T19:30, Europe/Zurich, 2026-12-05T18:30:00Z",
        "2026-07-05T19:30, Europe/Zurich, 2026-07-05T17:30:00Z",
        "2026-12-05T19:30, Asia/Kathmandu, 2026-12-05T13:45:00Z",
        "2026-12-05T19:30, UTC, 2026-12-05T19:30:00Z",
        "2026-12-05T19:30, +02:00, 2026-12-05T17:30:00Z",
        // an offset says it all
        "2026-12-05T19:30Z, Europe/Zurich, 2026-12-05T19:30:00Z",
        "2026-12-05T19:30:00Z, , 2026-12-05T19:30:00Z",
        "2026-12-05T19:30+01:00, , 2026-12-05T18:30:00Z",
        "2026-12-05T19:30-08:00, Europe/Zurich, 2026-12-06T03:30:00Z",
        // a zone that does not exist is none
        "2026-12-05T19:30, Mars/Olympus, 2026-12-06T00:30:00Z",
        "2026-12-05T19:30, CEST?, 2026-12-06T00:30:00Z",
        // an hour that the clocks skip or have twice
        "2026-03-08T02:30, , 2026-03-08T07:30:00Z",
        "2026-11-01T01:30, , 2026-11-01T05:30:00Z",
        // days
        "2026-12-05, , 2026-12-05T05:00:00Z",
        "2026-12-05, Europe/Zurich, 2026-12-04T23:00:00Z",
        "2028-02-29, UTC, 2028-02-29T00:00:00Z",
    })
    void resolvesAStart(String start, String zone, Instant expected) {
        EventTimes times = EventTimes.resolve(start, null, zone, NEW_YORK);

        assertThat(times.start()).isEqualTo(expected);
        assertThat(times.end()).isNull();
        assertThat(times.allDay()).isEqualTo(start.length() == 10);
        assertThat(times.needsReview()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-05T19:30, 2026-12-05T22:00, 2026-12-05T22:00:00Z",
        // over midnight
        "2026-12-05T22:00, 2026-12-05T02:00, 2026-12-06T02:00:00Z",
        "2026-12-05T22:00, 2026-12-06T02:00, 2026-12-06T02:00:00Z",
        "2026-12-31T22:00, 2026-12-31T02:00, 2027-01-01T02:00:00Z",
        // the last day counts
        "2026-12-05, 2026-12-05, 2026-12-06T00:00:00Z",
        "2026-12-05, 2026-12-07, 2026-12-08T00:00:00Z",
        "2026-12-05T10:00, 2026-12-07, 2026-12-08T00:00:00Z",
        // no duration
        "2026-12-05T19:30, 2026-12-05T19:30, 2026-12-05T19:30:00Z",
    })
    void resolvesAnEnd(String start, String end, Instant expected) {
        EventTimes times = EventTimes.resolve(start, end, "UTC", NEW_YORK);

        assertThat(times.end()).isEqualTo(expected);
        assertThat(times.needsReview()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-14T02:30, 2027-03-14T03:30, 2027-03-14T08:30:00Z",
        "2027-03-14T02:30, 2027-03-14T03:00, 2027-03-14T08:00:00Z",
        "2027-03-14T01:30, 2027-03-14T03:30, 2027-03-14T07:30:00Z",
    })
    void lastsAsToldInTheNightInWhichTheClocksSkipAnHour(String start, String end, Instant ends) {
        assertThat(EventTimes.resolve(start, end, null, NEW_YORK).end()).isEqualTo(ends);
    }

    @ParameterizedTest
    @CsvSource({"2026-12-05, 2026-12-04", "2026-12-05T10:00, 2026-12-04"})
    void endsNoEventOnTheDayBefore(String start, String end) {
        EventTimes times = EventTimes.resolve(start, end, "UTC", NEW_YORK);

        assertThat(times.end()).isNull();
        assertThat(times.needsReview()).isEqualTo("end before start");
    }

    @ParameterizedTest
    @CsvSource({
        "soon, start not understood",
        "'Friday, 7pm', start not understood",
        "2026-02-30, start not understood",
        "2026-13-01T10:00, start not understood",
        "2026-12-05T25:00, start not understood",
        "2026-12-05T, start not understood",
    })
    void asksAPersonAboutAStartThatItDoesNotUnderstand(String start, String needsReview) {
        EventTimes times = EventTimes.resolve(start, "2026-12-05T22:00", null, NEW_YORK);

        assertThat(times.start()).isNull();
        assertThat(times.end()).isNull();
        assertThat(times.needsReview()).isEqualTo(needsReview);
    }

    @ParameterizedTest
    @CsvSource({
        "late, end not understood",
        "2026-12-32, end not understood",
        "2026-12-01T10:00, end before start",
        "2026-12-01, end before start",
    })
    void keepsTheStartWhenTheEndMakesNoSense(String end, String needsReview) {
        EventTimes times = EventTimes.resolve("2026-12-05T19:30", end, "UTC", NEW_YORK);

        assertThat(times.start()).isEqualTo("2026-12-05T19:30:00Z");
        assertThat(times.end()).isNull();
        assertThat(times.needsReview()).isEqualTo(needsReview);
    }

    @Test
    void knowsNoTimeOfAnEventThatNamesNone() {
        EventTimes times = EventTimes.resolve(null, "2026-12-05", null, NEW_YORK);

        assertThat(times).isEqualTo(new EventTimes(null, null, false, NEW_YORK, null));
    }
}
