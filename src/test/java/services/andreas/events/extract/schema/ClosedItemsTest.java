package services.andreas.events.extract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.extract.TestMail;

/** Microdata whose elements HTML closes or moves before they end in the source. */
class ClosedItemsTest {
    private static final String GAP =
            """
            <div itemscope itemtype="http://schema.org/Event"><meta itemprop="startDate" content="2026-12-05"></div>""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                <p itemscope itemtype="http://schema.org/Event">
                  <div itemprop="name">Fair</div>
                  <div><meta itemprop="startDate" content="2026-12-05T19:30:00-05:00"></div>
                  <div itemprop="location" itemscope itemtype="http://schema.org/Place">
                    <span itemprop="name">Old Mill</span></div>
                </p>""",
                """
                <p itemscope itemtype="http://schema.org/EventReservation">
                  <meta itemprop="reservationNumber" content="E1">
                  <p itemprop="reservationFor" itemscope itemtype="http://schema.org/MusicEvent">
                    <h3 itemprop="name">Fair</h3>
                    <ul><li><time itemprop="startDate" datetime="2026-12-05T19:30:00-05:00">Saturday</time></li></ul>
                    <div itemprop="location" itemscope itemtype="http://schema.org/Place"><b itemprop="name">Old Mill</b></div>
                  </p>
                </p>""",
                """
                <table itemscope itemtype="http://schema.org/Event"><meta itemprop="name" content="Fair">
                  <meta itemprop="startDate" content="2026-12-05T19:30:00-05:00">
                  <tr><td itemprop="location">Old Mill</td></tr></table>""",
                """
                <a itemscope itemtype="http://schema.org/Event" href="https://a.example/"><b itemprop="name">Fair</b>
                  <a href="https://b.example/"><i itemprop="startDate" content="2026-12-05T19:30:00-05:00">5.12.</i></a>
                  <i itemprop="location">Old Mill</i></a>""",
                """
                <P ITEMSCOPE ITEMTYPE="http://schema.org/Event"><TABLE><TR><TD ITEMPROP="name">Fair<TD>
                  <META ITEMPROP="startDate" CONTENT="2026-12-05T19:30:00-05:00"><BR><IMG SRC="cid:1">
                  <SPAN ITEMPROP="location">Old Mill</SPAN></TABLE></P>""",
                """
                <p vocab="http://schema.org/" typeof="Event"><section><b property="name">Fair</b>
                  <meta property="startDate" content="2026-12-05T19:30:00-05:00">
                  <b property="location">Old Mill</b></section></p>""",
            })
    void areReadAsTheirSourceNestsThem(String html) {
        TestMail mail = TestMail.of().html(html).text("See you");

        assertThat(mail.event())
                .containsEntry("title", "Fair")
                .containsEntry("start_time", "2026-12-06T00:30:00Z")
                .containsEntry("location", "Old Mill");
        assertThat(mail.asks()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GAP,
                "<div class=\"vevent\"><i class=\"dtstart\">2026-12-05</i></div>",
                "<div typeof=\"schema:Event\"><b property=\"schema:startDate\">2026-12-05</b></div>",
                """
                <div itemscope itemtype="http://schema.org/EventReservation">
                  <meta itemprop="reservationNumber" content="E1"></div>""",
                """
                <script type="application/ld+json">{"@type":"EventReservation","reservationFor":{"@type":"Event"}}</script>""",
                """
                <script type="application/ld+json">{"@type" = Event; name = 'Fair'</script>""",
            })
    void leaveWhatCannotBeReadToTheModel(String html) {
        String other =
                """
                <script type="application/ld+json">{"@type":"Event","name":"Fair","startDate":"2026-12-05T19:30:00-05:00","location":"Old Mill"}</script>""";

        assertThat(TestMail.of().html(html).text("The fair of 5 December").asks()).isTrue();
        assertThat(TestMail.of().html(other + html).text("The fair of 5 December").asks()).isTrue();
        assertThat(TestMail.of().html(other).text("The fair of 5 December").asks()).isFalse();
    }

    @Test
    void doNotLetAnInvitationBeAskedAbout() {
        assertThat(
                        TestMail.of()
                                .calendar(
                                        "REQUEST",
                                        "BEGIN:VEVENT",
                                        "SUMMARY:Fair",
                                        "DTSTART:20261205T193000Z",
                                        "END:VEVENT")
                                .html(GAP)
                                .text("Fair")
                                .asks())
                .isFalse();
    }
}
