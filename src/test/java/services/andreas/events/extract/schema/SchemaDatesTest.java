package services.andreas.events.extract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.recurrence.CalendarTime;
import services.andreas.events.words.TestWords;

class SchemaDatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-12-05T7:30 PM | 2026-12-05T19:30 |",
                "2026-12-05 12:15 a.m. | 2026-12-05T00:15 |",
                "2026-12-5T9:30 | 2026-12-05T09:30 |",
                "2026/12/05 19:30 | 2026-12-05T19:30 |",
                "2026-12-05T19:30:00 EST | 2026-12-05T19:30 | America/New_York",
                "2026-12-05T19:30:00-05:00[America/New_York] | 2026-12-05T19:30 | -05:00",
                "2026-12-05T19:30[Europe/Berlin] | 2026-12-05T19:30 | Europe/Berlin",
                "December 5, 2026 7:30 PM | 2026-12-05T19:30 |",
                "Saturday, Dec. 5th, 2026 at 7:30pm | 2026-12-05T19:30 |",
                "Sat, 05 Dec 2026 19:30:00 -0500 | 2026-12-05T19:30 | -05:00",
                "Sat Dec 05 2026 19:30:00 GMT-0500 (Eastern Standard Time) | 2026-12-05T19:30 |"
                        + " -05:00",
                "5 December 2026 | 2026-12-05T00:00 |",
            })
    void understandsWhatProducersWrite(String told, String local, String zone) {
        CalendarTime time = new SchemaDates(TestWords.ZONES).parse(told);

        assertThat(time.local()).hasToString(local);
        assertThat(time.isDate()).isEqualTo(!told.contains(":"));
        assertThat(time.zone() == null ? null : time.zone().id().getRules())
                .isEqualTo(zone == null ? null : ZoneId.of(zone).getRules());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12/05/2026 7:30 PM",
                "2026-13-05T7:30 PM",
                "2026-2-30",
                "2026-12-5T25:00",
                "December 5",
                "2026-12-5T19:30 Middle Earth Time",
                "2026-12-5 or so",
                "soon",
                "",
            })
    void guessesNothing(String told) {
        assertThat(new SchemaDates(TestWords.ZONES).parse(told)).isNull();
    }
}
