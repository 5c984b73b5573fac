package services.andreas.events.extract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.extract.TestMail;

class MicroformatItemsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                // microformats2
                """
                <div class="h-event"><h1 class="p-name">Fair</h1>
                <time class="dt-start" datetime="2026-12-05T19:30:00-05:00">Saturday</time> to
                <time class="dt-end" datetime="2026-12-05T22:00:00-05:00">10</time>
                <span class="p-location">Old Mill</span><a class="u-url" href="https://mill.example/fair">More</a></div>""",
                """
                <article class="post h-event"><a class="p-name u-url" href="https://mill.example/fair">Fair</a>
                <p class="dt-start"><time class="value" datetime="2026-12-05">5 Dec</time> <span class="value">7:30pm</span></p>
                <p class="dt-end"><span class="value">10:00 pm</span></p>
                <div class="p-location h-card"><b class="p-name">Old Mill</b></div></article>""",
                """
                <ul><li class="h-event"><data class="p-name" value="Fair">F.</data>
                <abbr class="dt-start" title="2026-12-05T19:30-0500">5.12.</abbr>–<abbr class="dt-end" title="22:00">10</abbr>
                <abbr class="p-location" title="Old Mill">OM</abbr><link class="u-url" href="https://mill.example/fair"></li></ul>""",
                // hCalendar
                """
                <div class="vevent"><a class="url" href="https://mill.example/fair"><span class="summary">Fair</span></a>
                <abbr class="dtstart" title="2026-12-05T19:30:00-05:00">5 December</abbr>
                <abbr class="dtend" title="2026-12-05T22:00:00-05:00">until ten</abbr>
                at <span class="location">Old Mill</span></div>""",
                """
                <table class="vcalendar"><tr class="vevent"><td class="summary">Fair</td>
                <td class="dtstart"><span class="value-title" title="2026-12-05T19:30:00-05:00"> </span>19.30</td>
                <td class="duration" title="PT2H30M"><abbr class="value" title="PT2H30M">2½ h</abbr></td>
                <td class="location vcard"><span class="fn org">Old Mill</span></td>
                <td><a class="url" href="https://mill.example/fair">x</a></td></tr></table>""",
            })
    void tellTheEventsOfClasses(String html) {
        TestMail mail = TestMail.of().html(html).text("See you on 5 December");

        assertThat(mail.event())
                .containsEntry("title", "Fair")
                .containsEntry("start_time", "2026-12-06T00:30:00Z")
                .containsEntry("end_time", "2026-12-06T03:00:00Z")
                .containsEntry("location", "Old Mill")
                .containsEntry("source_url", "https://mill.example/fair");
        assertThat(mail.asks()).isFalse();
    }

    @Test
    void tellPlacesWithTheirAddresses() {
        assertThat(
                        TestMail.of()
                                .html(
                                        """
                                        <div class="h-event"><b class="p-name">Fair</b><i class="dt-start">2026-12-05</i>
                                        <div class="p-location h-card"><b class="p-name">Old Mill</b>
                                        <div class="p-adr h-adr"><i class="p-street-address">1 Mill Lane</i>
                                        <i class="p-locality">Albany</i> <i class="p-region">NY</i> <i class="p-postal-code">12207</i></div>
                                        </div><div class="p-organizer h-card"><a class="p-name u-url" href="https://m.example/">Millers</a></div>
                                        <p class="p-summary">All day</p><i class="p-category">Music</i><i class="p-category">Food</i></div>""")
                                .event())
                .containsEntry("location", "Old Mill, 1 Mill Lane, Albany, NY 12207")
                .containsEntry("venue", "Old Mill")
                .containsEntry("organizer_name", "Millers")
                .containsEntry("description", "All day")
                .containsEntry("tags", java.util.List.of("music", "food"))
                .containsEntry("all_day", true);
    }

    @Test
    void tellDaysOfWhichTheLastIsNamedInEitherWay() {
        String mf2 =
                "<div class=h-event><b class=p-name>Fair</b><i class=dt-start>2026-12-05</i><i class=dt-end>2026-12-07</i></div>";
        String classic =
                "<div class=vevent><b class=summary>Fair</b><abbr class=dtstart title=2026-12-05>5</abbr>"
                        + "<abbr class=dtend title=2026-12-08>7</abbr></div>";

        assertThat(TestMail.of().html(mf2).event())
                .containsEntry("end_time", "2026-12-08T05:00:00Z");
        assertThat(TestMail.of().html(classic).event())
                .containsEntry("end_time", "2026-12-08T05:00:00Z");
    }

    @Test
    void tellThatAnEventIsCancelled() {
        String html =
                "<div class=vevent><b class=summary>Fair</b><i class=dtstart>2026-12-05</i><i class=status>CANCELLED</i></div>";

        assertThat(TestMail.of().html(html).event()).containsEntry("status", "cancelled");
    }

    @Test
    void tellTheEventsWithinAnEventAsOthers() {
        String html =
                """
                <div class="h-event"><b class="p-name">Festival</b><i class="dt-start">2026-12-05</i>
                <div class="h-event"><b class="p-name">Opening</b><i class="dt-start">2026-12-05T10:00</i></div></div>""";

        assertThat(TestMail.of().html(html).events())
                .extracting(event -> event.get("title"))
                .containsExactly("Festival", "Opening");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=\"event\"><b class=\"summary\">Fair</b><i class=\"dtstart\">2026-12-05</i></div>",
                "<div class=\"h-entry\"><b class=\"p-name\">Fair</b><time class=\"dt-published\">2026-12-05</time></div>",
                "<p>Our h-event and vevent support</p>",
            })
    void takeNothingElseForAnEvent(String html) {
        assertThat(TestMail.of().html(html).events()).isEmpty();
    }
}
