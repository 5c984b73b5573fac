package services.andreas.events.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mail that tells of a time twice: by its calendar, and by its JSON-LD. */
class UnionTest {
    @ParameterizedTest
    @CsvSource({
        "Winter Concert of the Lantern Choir, Winter Concert with the Lantern Choir, 1",
        "Winter Concert of the Lantern Choir, Lantern Choir, 1",
        "Winter Concert of the Lantern Choir, Winter Market of the Old Mill, 2",
    })
    void isOneEventWhereTheTitlesHaveMostWordsInCommon(String one, String other, int events) {
        TestMail mail =
                TestMail.of()
                        .calendar(
                                "PUBLISH",
                                "BEGIN:VEVENT",
                                "SUMMARY:" + one,
                                "DTSTART:20261205T193000Z",
                                "END:VEVENT")
                        .jsonLd(
                                """
                                {"@type":"Event","name":"%s","startDate":"2026-12-05T19:30:00Z"}"""
                                        .formatted(other));

        assertThat(mail.events()).hasSize(events);
    }
}
