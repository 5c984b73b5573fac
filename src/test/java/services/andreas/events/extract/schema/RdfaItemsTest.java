package services.andreas.events.extract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.extract.TestMail;

class RdfaItemsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                <div vocab="http://schema.org/" typeof="Event"><b property="name">Fair</b>
                <span property="startDate" content="2026-12-05T19:30-05:00">Saturday</span>
                <p property="location" typeof="Place"><i property="name">Old <b>Mill</b></i></p></div>""",
                """
                <div prefix="schema: https://schema.org/" typeof="schema:MusicEvent" resource="#e">
                <meta property="schema:name" content="Fair"><ul><li>
                <time property="schema:startDate" datetime="2026-12-05T19:30-05:00">Saturday</time></li></ul>
                <span property="schema:location">Old Mill</span></div>""",
                """
                <body vocab="https://schema.org/"><div property="about" typeof="Event">
                <b property="name">Fair</b><meta property="startDate" content="2026-12-05T19:30-05:00">
                <b property="location">Old Mill</b></div></body>""",
            })
    void tellsTheEventsOfRdfa(String html) {
        assertThat(TestMail.of().html(html).event())
                .containsEntry("title", "Fair")
                .containsEntry("start_time", "2026-12-06T00:30:00Z")
                .containsEntry("location", "Old Mill");
    }

    @Test
    void tellsAnEventOnceThatMicrodataTellsToo() {
        assertThat(
                        TestMail.of()
                                .html(
                                        """
                                        <div itemscope itemtype="https://schema.org/Event" vocab="https://schema.org/" typeof="Event">
                                        <b itemprop="name" property="name">Fair</b>
                                        <time itemprop="startDate" property="startDate" datetime="2026-12-05"></time></div>""")
                                .events())
                .hasSize(1);
    }
}
