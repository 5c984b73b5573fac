package services.andreas.events.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import services.andreas.events.event.EventTimes;
import services.andreas.events.extract.model.MailText;
import services.andreas.events.extract.model.ModelTimes;
import services.andreas.events.extract.model.StatedDay;
import services.andreas.events.extract.model.StatedTimes;
import services.andreas.events.mail.Mail;
import services.andreas.events.words.TestWords;

class ModelTimesPropertiesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of("Europe/Zurich", "Asia/Kathmandu", "Asia/Tokyo", "Pacific/Honolulu");
    }

    @Property(tries = 300)
    void noEventEndsBeforeItBegins(
            @ForAll @IntRange(min = -200, max = 500) int startDay,
            @ForAll @IntRange(max = 1439) int startMinute,
            @ForAll @IntRange(min = -3, max = 3) int days,
            @ForAll @IntRange(max = 1439) int endMinute,
            @ForAll("zones") String zone) {
        LocalDateTime start = at(startDay, startMinute);
        LocalDateTime end = at(startDay + days, endMinute);

        EventTimes times = resolve(start, end, start + " until " + end, zone);

        assertThat(times.start()).isNotNull();
        if (times.end() != null) {
            assertThat(times.end()).isAfterOrEqualTo(times.start());
        }
    }

    @Property(tries = 300)
    void aStartThatTheMailNamesIsThatInstant(
            @ForAll @IntRange(min = -200, max = 500) int day,
            @ForAll @IntRange(max = 1439) int minute,
            @ForAll("zones") String zone) {
        LocalDateTime start = at(day, minute);

        EventTimes times = resolve(start, null, start.toString(), zone);

        assertThat(times.start()).isEqualTo(start.atZone(ZoneId.of(zone)).toInstant());
        assertThat(times.needsReview()).isNull();
    }

    @Property(tries = 300)
    void aDayThatTheMailDoesNotNameIsNone(
            @ForAll @IntRange(min = 1, max = 300) int day,
            @ForAll @IntRange(max = 1439) int minute) {
        LocalDateTime start = at(day, minute);
        String other = at(day + 3, minute).toString();

        EventTimes times = resolve(start, null, other, "UTC");

        assertThat(times.start()).isNull();
        assertThat(times.needsReview()).isEqualTo(StatedDay.NOT_SAID);
    }

    private static LocalDateTime at(int day, int minute) {
        return LocalDate.of(2026, 11, 20).plusDays(day).atStartOfDay().plusMinutes(minute);
    }

    private static EventTimes resolve(
            LocalDateTime start, LocalDateTime end, String text, String zone) {
        Mail sample = TestMail.of().text(text).mail();
        MailText mail =
                new MailText(
                        sample, NEW_YORK, TestWords.HEADERS, TestWords.LINKS, TestRules.PACKAGED);
        return ModelTimes.resolve(
                new StatedTimes(
                        start.toString(),
                        end == null ? null : end.toString(),
                        null,
                        false,
                        zone,
                        null,
                        null,
                        null,
                        zone.substring(zone.indexOf('/') + 1)),
                mail,
                TestWords.zones(sample),
                NEW_YORK);
    }
}
