package services.andreas.events.extract.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.extract.TestMail;

class LinkEventsTest {
    private static final String GOOGLE =
            "https://calendar.google.com/calendar/render?action=TEMPLATE&text=Kiln%20night&location=Old+Mill";

    /** TIMEZONE is New York's. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://calendar.google.com/calendar/render?action=TEMPLATE&text=Gala&dates=20261210T150000Z/20261210T160000Z&location=Hall 2026-12-10T15:00:00Z 2026-12-10T16:00:00Z",
                "https://www.google.com/calendar/event?action=TEMPLATE&text=Gala&dates=20261210T150000/20261210T160000&ctz=Europe/Berlin&location=Hall 2026-12-10T14:00:00Z 2026-12-10T15:00:00Z",
                "https://calendar.google.com/calendar/u/0/r/eventedit?text=Gala&dates=20261210T150000/20261210T160000&location=Hall 2026-12-10T20:00:00Z 2026-12-10T21:00:00Z",
                "https://calendar.google.com/calendar/render?action=TEMPLATE&text=Gala&dates=20261210/20261211&location=Hall 2026-12-10T05:00:00Z 2026-12-11T05:00:00Z",
                "https://outlook.live.com/calendar/0/deeplink/compose?path=/calendar/action/compose&rru=addevent&subject=Gala&startdt=2026-12-10T15%3A00%3A00Z&enddt=2026-12-10T16%3A00%3A00Z&location=Hall 2026-12-10T15:00:00Z 2026-12-10T16:00:00Z",
                "https://outlook.office.com/calendar/deeplink/compose?subject=Gala&startdt=2026-12-10T15:00:00+01:00&enddt=2026-12-10T16:00:00+01:00&location=Hall 2026-12-10T14:00:00Z 2026-12-10T15:00:00Z",
                "https://outlook.office.com/calendar/0/deeplink/compose?subject=Gala&startdt=2026-12-10&enddt=2026-12-11&allday=true&location=Hall 2026-12-10T05:00:00Z 2026-12-11T05:00:00Z",
                "https://calendar.yahoo.com/?v=60&view=d&type=20&title=Gala&st=20261210T150000Z&et=20261210T160000Z&in_loc=Hall 2026-12-10T15:00:00Z 2026-12-10T16:00:00Z",
                "https://calendar.yahoo.com/?v=60&title=Gala&st=20261210T150000Z&dur=0130&in_loc=Hall 2026-12-10T15:00:00Z 2026-12-10T16:30:00Z",
                "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.google.com%2Fcalendar%2Fevent%3Faction%3DTEMPLATE%26text%3DGala%26dates%3D20261210T150000Z%2F20261210T160000Z%26location%3DHall&data=x 2026-12-10T15:00:00Z 2026-12-10T16:00:00Z",
            })
    void readsTheTimesThatStandInTheLink(String link, String start, String end) {
        TestMail mail = mail(link);

        assertThat(mail.event())
                .containsEntry("title", "Gala")
                .containsEntry("location", "Hall")
                .containsEntry("start_time", start)
                .containsEntry("end_time", end)
                .doesNotContainKey("needs_review");
        assertThat(((Map<?, ?>) mail.event().get("sources")).get("title"))
                .isEqualTo("calendar-link");
    }

    @ParameterizedTest
    @CsvSource({
        "Book%20Club%20%26%20Tea, Book Club & Tea",
        "Book%2520Club%2520%2526%2520Tea, Book Club & Tea",
        "100%25+books%2520now, 100% books%20now",
    })
    void readsATitleThatIsEncodedTwice(String encoded, String title) {
        String link = "https://calendar.google.com/calendar/render?action=TEMPLATE&text=";

        assertThat(mail(link + encoded + "&dates=20261210T150000Z/20261210T160000Z").event())
                .containsEntry("title", title);
    }

    @Test
    void leavesNothingToAskTheModel() {
        TestMail mail = mail(GOOGLE + "&dates=20261210T150000Z/20261210T160000Z");

        assertThat(mail.text("Kiln night on December 10, 2026 at the Old Mill").asks()).isFalse();
    }

    @Test
    void readsALinkWithoutAZoneInThatOfAnotherLinkOfTheSameTitle() {
        TestMail mail =
                mail(GOOGLE + "&dates=20261210T150000/20261210T160000&ctz=Europe/Berlin")
                        .html(
                                "<a href='https://outlook.live.com/calendar/0/deeplink/compose?subject=Kiln%20night&amp;startdt=2026-12-10T15:00:00&amp;enddt=2026-12-10T16:00:00'>Outlook</a>");

        assertThat(mail.event()).containsEntry("start_time", "2026-12-10T14:00:00Z");
    }

    @Test
    void takesAnInvitationAndItsLinksForOneEvent() {
        TestMail mail =
                mail(GOOGLE + "&dates=20261210T150000Z/20261210T160000Z")
                        .html(
                                "<a href='https://calendar.yahoo.com/?v=60&amp;title=Kiln%20night&amp;st=20261210T150000Z'>Yahoo</a>")
                        .calendar(
                                "PUBLISH",
                                "BEGIN:VEVENT",
                                "UID:1",
                                "SUMMARY:Kiln night",
                                "DTSTART:20261210T150000Z",
                                "END:VEVENT");

        assertThat(mail.event()).containsEntry("uid", "1").containsEntry("location", "Old Mill");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://calendar.google.com.evil.example/calendar/render?action=TEMPLATE&text=Gala&dates=20261210/20261211",
                "https://evil.example/calendar.google.com/?text=Gala&dates=20261210/20261211",
                "https://calendar.google.com/calendar/render?action=TEMPLATE&text=Gala",
                "https://calendar.google.com/calendar/render?action=TEMPLATE&dates=20261210/20261211",
                "https://outlook.live.com/mail/0/inbox?subject=Gala",
                "https://calendar.google.com/calendar/render?%%%&text=&dates=%zz",
                "javascript:calendar.google.com?text=Gala&dates=20261210",
            })
    void takesNoOtherLinkForAnEvent(String link) {
        assertThat(mail(link).events()).isEmpty();
    }

    @Test
    void readsNoLinkThatIsLongerThanOneCanBe() {
        String link = GOOGLE + "&dates=20261210/20261211&details=";

        assertThat(mail(link + "a".repeat(19_000)).events()).hasSize(1);
        assertThat(mail(link + "a".repeat(20_000)).events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "&dates=20261210T150000/20261210T160000&ctz=Nowhere zone",
                "&dates=20261210T150000Z/20261210T160000Z&recur=RRULE:FREQ=FORTNIGHTLY repetition",
                "&dates=20261210T150000Z/20261210T140000Z end",
            })
    void asksForALookAtWhatItCannotWorkOut(String rest, String reason) {
        assertThat(mail(GOOGLE + rest).event().get("needs_review")).asString().contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "&dates=20261210T150000Z/20261210T160000Z&recur=RRULE:FREQ%3DWEEKLY;COUNT%3D2 2026-12-10T15:00:00Z 2026-12-17T15:00:00Z",
                "&dates=20270310T190000/20270310T200000&ctz=America/New_York&recur=RRULE:FREQ=WEEKLY;UNTIL=20270318T000000Z 2027-03-11T00:00:00Z 2027-03-17T23:00:00Z",
                "&dates=20270311T000000Z/20270311T010000Z&ctz=America/New_York&recur=FREQ=WEEKLY;COUNT=2 2027-03-11T00:00:00Z 2027-03-17T23:00:00Z",
                "&dates=20261210/20261211&recur=RRULE:FREQ=MONTHLY;COUNT=2 2026-12-10T05:00:00Z 2027-01-10T05:00:00Z",
                "&dates=20261207T180000Z/20261207T190000Z&recur=RRULE:FREQ=WEEKLY;BYDAY=MO,TH;COUNT=2 2026-12-07T18:00:00Z 2026-12-10T18:00:00Z",
            })
    void worksOutTheRuleOfARepetition(String rest, String first, String second) {
        List<Map<String, Object>> events = mail(GOOGLE + rest).events();

        assertThat(events)
                .extracting(event -> event.get("start_time"))
                .containsExactly(first, second);
        assertThat(events)
                .allSatisfy(
                        event ->
                                assertThat(event)
                                        .containsKeys("series", "end_time")
                                        .doesNotContainKey("needs_review"));
    }

    @Test
    void asksTheModelWhereATimeCannotBeRead() {
        TestMail mail = mail(GOOGLE + "&dates=tomorrow").text("Kiln night");

        assertThat(mail.events()).isEmpty();
        assertThat(mail.asks()).isTrue();
    }

    private static TestMail mail(String link) {
        return TestMail.of()
                .html("<p>Save the date</p><a href=\"" + link.replace("&", "&amp;") + "\">Add</a>");
    }
}
