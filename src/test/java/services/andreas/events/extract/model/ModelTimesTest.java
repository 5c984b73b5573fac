package services.andreas.events.extract.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "The sale ends in 3 days! The choir sings at Advent | at Advent | 2026-11-29 | date is not in its quote",
                "The sale ends tomorrow! The choir sings at Advent   | at Advent | 2026-11-29 | date is not in its quote",
                "The choir sings tomorrow                            |           | 2026-11-21 |",
                "The choir sings in 9 days                           |           | 2026-11-29 |"
            })
    void doubtsADayInWordsThatNeitherAnswerNorQuoteHas(
            String text, String quote, String start, String review) {
        Mail sample = TestMail.of().text(text).sent("2026-11-20T15:00:00Z").mail();
        MailText mail =
                new MailText(
                        sample, NEW_YORK, TestWords.HEADERS, TestWords.LINKS, TestRules.PACKAGED);

        EventTimes times =
                ModelTimes.resolve(
                        new StatedTimes(start, null, null, true, null, null, null, quote, null),
                        mail,
                        TestWords.zones(sample),
                        NEW_YORK);

        assertThat(times.needsReview()).isEqualTo(review);
    }

    /** All read in New York, where 19:00 is midnight in UTC. */
    @ParameterizedTest(name = "{0} at {1}, zone of the answer {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "On December 5 at 19:00    | Philharmonie, Berlin      |               | 2026-12-05T18:00:00Z |",
                "On December 5 at 19:00    | Philharmonie Berlin       |               | 2026-12-05T18:00:00Z |",
                "On December 5 at 19:00    | 10115 Berlin              |               | 2026-12-05T18:00:00Z |",
                "On December 5 at 19:00    | 東京ドーム                  |               | 2026-12-05T10:00:00Z |",
                "On December 5 at 19:00    | Hotel Berlin, London      |               | 2026-12-05T19:00:00Z |",
                "On December 5 at 19:00    | Café de Paris, Monaco     |               | 2026-12-05T18:00:00Z |",
                "On December 5 at 19:00    | Berlin Bar                |               | 2026-12-06T00:00:00Z | zone is not certain",
                "On December 5 at 19:00    | Sala del Porto            |               | 2026-12-06T00:00:00Z | zone is not certain",
                "On December 5 at 19:00    | Café de Paris             |               | 2026-12-06T00:00:00Z | zone is not certain",
                "On December 5 at 19:00    | Havana Social Club        |               | 2026-12-06T00:00:00Z |",
                "On December 5 at 19:00    | House of New York         |               | 2026-12-06T00:00:00Z |",
                "On December 5 at 19:00    | Portland                  |               | 2026-12-06T00:00:00Z |",
                "On December 5 at 19:00    | Berlin Bar                | New_York      | 2026-12-06T00:00:00Z |",
                "On December 5 at 19:00    | Sala del Porto            | New_York      | 2026-12-06T00:00:00Z |",
                "On December 5 at 19:00    | Philharmonie Berlin       | New_York      | 2026-12-05T18:00:00Z | zone contradicts the place",
                "Am 5. Dezember um 19 Uhr, der Einlass ist bis zum Beginn | Berliner Philharmonie, Berlin Mitte | | 2026-12-05T18:00:00Z |",
            })
    void believesACityThatIsMoreThanPartOfAName(
            String text, String place, String zone, String start, String needsReview) {
        Mail sample = TestMail.of().text(text).sent("2026-11-20T15:00:00Z").mail();
        String answered = zone == null ? null : "America/" + zone;
        StatedTimes stated =
                new StatedTimes(
                        "XXXX-12-05T19:00", null, null, false, answered, null, null, text, place);

        EventTimes times =
                ModelTimes.resolve(
                        stated,
                        new MailText(
                                sample,
                                NEW_YORK,
                                TestWords.HEADERS,
                                TestWords.LINKS,
                                TestRules.PACKAGED),
                        TestWords.zones(sample),
                        NEW_YORK);

        assertThat(times.start()).hasToString(start);
        assertThat(times.needsReview()).isEqualTo(needsReview);
    }
}
