package services.andreas.events.extract.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import services.andreas.events.event.EventTimes;
import services.andreas.events.extract.TestMail;
import services.andreas.events.extract.TestRules;
import services.andreas.events.mail.Mail;
import services.andreas.events.words.TestWords;

/** What a mail says and an answer reports, and what instants become of it. */
class ModelTimesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/times.csv", delimiter = '|', numLinesToSkip = 1)
    void resolvesWhatAMailSays(
            String text,
            String sent,
            String start,
            String end,
            Integer minutes,
            String weekday,
            String zone,
            String words,
            String expectedStart,
            String expectedEnd,
            String needsReview) {
        Mail sample = TestMail.of().text(text).sent(sent + "T15:00:00Z").mail();
        MailText mail =
                new MailText(
                        sample, NEW_YORK, TestWords.HEADERS, TestWords.LINKS, TestRules.PACKAGED);

        EventTimes times =
                ModelTimes.resolve(
                        new StatedTimes(
                                start, end, minutes, false, zone, words, weekday, text, null),
                        mail,
                        TestWords.zones(sample),
                        NEW_YORK);

        assertThat(String.valueOf(times.start())).isEqualTo(String.valueOf(expectedStart));
        assertThat(String.valueOf(times.end())).isEqualTo(String.valueOf(expectedEnd));
        assertThat(times.needsReview()).isEqualTo(needsReview);
    }
}
