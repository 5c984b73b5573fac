package services.andreas.events.extract.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.extract.TestMail;

class CoverageTest {
    private static final String FAIR =
            """
            {"@type":"Event","name":"Fair","startDate":"2026-12-05T19:30:00-05:00","location":"Old Mill"}""";

    @Test
    void asksAboutProse() {
        assertThat(TestMail.of().text("A fair at the mill").asks()).isTrue();
    }

    @Test
    void asksNobodyAboutNoText() {
        assertThat(TestMail.of().text(" \n").asks()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REQUEST", "CANCEL", "REPLY"})
    void asksNobodyAboutAnInvitation(String method) {
        assertThat(
                        TestMail.of()
                                .calendar(
                                        method,
                                        "BEGIN:VEVENT",
                                        "SUMMARY:Fair",
                                        "DTSTART:20261205T193000Z",
                                        "END:VEVENT")
                                .text("Answer before December 1")
                                .asks())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"CANCEL, false", "REPLY, false", "REQUEST, true", "PUBLISH, true"})
    void asksNobodyAboutAKnownEventThatIsCancelledOrAnswered(String method, boolean asks) {
        assertThat(
                        TestMail.of()
                                .calendar(
                                        method,
                                        "BEGIN:VEVENT",
                                        "UID:a",
                                        "SUMMARY:Fair",
                                        "END:VEVENT")
                                .text("The fair of December 5")
                                .asks())
                .isEqualTo(asks);
    }

    @Test
    void asksAboutAPublishedCalendarThatIsIncomplete() {
        assertThat(
                        TestMail.of()
                                .calendar(
                                        "PUBLISH",
                                        "BEGIN:VEVENT",
                                        "SUMMARY:Fair",
                                        "DTSTART:20261205T193000Z",
                                        "END:VEVENT")
                                .text("Come")
                                .asks())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Come to the fair!",
                "Saturday, December 5, 2026 at 7:30 PM",
                "Sat, Dec 5, 7:30pm – 9pm",
                "On 5 December",
                "12/5/2026 or 05/12/2026 or 5.12. or 2026-12-05",
                "Am Samstag, dem 5. Dezember um 19.30 Uhr",
                "le samedi 5 décembre à 19h30",
                "el sábado 5 de diciembre de 2026",
                "sabato 5 dicembre",
                "12月5日(土) 19:30",
                "Order now, call 555-1234, 24/7, 10% off. $12.05. © 2026",
                "Tickets from 12.50, doors 6.30, page 3 of 10",
                "Open Monday to Friday, 10-18 h",
                "Buy your tickets today!",
                "Page 3/10, score 10/10, ZIP 10-11-12, order 20271224",
                "Guten Morgen!",
            })
    void asksNobodyWhenEveryDayIsAccountedFor(String text) {
        assertThat(TestMail.of().jsonLd(FAIR).text(text).asks()).as(text).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "And on December 6, too",
                "Also 12 Dec",
                "Sunday 6 December 2026",
                "December 5 and 6",
                "5–7 December",
                "5., 6. und 7. Dezember",
                "Dec 5, 2027",
                "12/6/2026",
                "6.12.",
                "2026-12-06",
                "le 6 décembre",
                "6 grudnia",
                "6 декабря",
                "12月6日",
                "12월 6일",
                "Next: a talk on Friday at 6",
                "am Freitag",
                "Come tomorrow, too",
                "Heute um 19 Uhr",
                "Tonight at 8pm",
                "1er janvier",
                "Jan 3",
            })
    void asksWhenADayIsLeft(String text) {
        assertThat(TestMail.of().jsonLd(FAIR).text(text).asks()).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This email was sent on Nov 20, 2026 to a@b.example",
                "Order #12345678 placed on Nov 3, 2026",
                "Order date: 11/03/2026",
                "Ordered: Tue, Nov 3",
                "Purchased on 2026-11-03",
                "Invoice no. 77 of 3 November 2026",
                "Bestellt am 3. November 2026",
                "Privacy policy (effective January 1, 2026), last updated May 25, 2018",
                "Newsletter, Vol. 12, November 20, 2026",
                "Issue 7 | November 20, 2026",
                "Friday, November 20, 2026",
                "Am 19.11.2026 um 16:12 schrieb Ben:",
                "Copyright 2019–2026",
                // characters that are several when they are compared
                "ﬃ ½ ㎏ ﬃ ﬃ ﬃ: ordered on November 3, 2026",
            })
    void asksNobodyAboutDaysThatAreNamedByTheWay(String text) {
        assertThat(TestMail.of().jsonLd(FAIR).text(text).asks()).as(text).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Updated: concert on November 20, 2026",
                "Order by November 20, 2026",
                "Sent: December 6, 2026",
                "Ordered on Nov 3, 2026 for December 6",
                "Tonight\nFriday, November 20, 2026, 8 pm",
                "a\nb\nc\nNovember 20, 2026\n8 pm: Jazz",
                "Friday, November 20",
            })
    void asksAboutDaysThatMayBeEvents(String text) {
        assertThat(TestMail.of().jsonLd(FAIR).text(text).asks()).as(text).isTrue();
    }

    @Test
    void countsEveryDayOfALongEvent() {
        String week = FAIR.replace("\"location\"", "\"endDate\":\"2026-12-11\",\"location\"");

        assertThat(TestMail.of().jsonLd(week).text("5 to 11 December").asks()).isFalse();
        assertThat(TestMail.of().jsonLd(week).text("until 12 December").asks()).isTrue();
    }

    @Test
    void doesNotCountTheHeadersOfForwardedMails() {
        assertThat(
                        TestMail.of()
                                .jsonLd(FAIR)
                                .text(
                                        "From: Ann\nDate: Thu, 19 Nov 2026 10:00:00 +0100\nSubject: Fair\n\nCome!")
                                .asks())
                .isFalse();
    }
}
