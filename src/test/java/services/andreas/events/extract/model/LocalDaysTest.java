package services.andreas.events.extract.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import services.andreas.events.Stage;

class LocalDaysTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC);

    @Test
    void namesTheDayThatItIsInTheZone() {
        assertThat(new LocalDays("America/New_York", CLOCK).today())
                .isEqualTo("Sunday, 22 November 2026");
        assertThat(new LocalDays("Europe/Zurich", CLOCK).today())
                .isEqualTo("Monday, 23 November 2026");
    }

    @Test
    void namesTheDayOnWhichAMailWasSent() {
        assertThat(new LocalDays("Pacific/Auckland", CLOCK).sent(Stage.read("Fair", "text")))
                .isEqualTo("Friday, 20 November 2026");
    }

    @Test
    void speaksEnglishEverywhere() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.FRANCE);
        try {
            assertThat(new LocalDays("UTC", CLOCK).today()).startsWith("Monday");
        } finally {
            Locale.setDefault(before);
        }
    }
}
