package services.andreas.events.mail.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.steps.Steps;

class HtmlTextTest {
    private static final int LIMIT = 200_000;

    /** An end tag is searched in all open elements, of which jsoup keeps 512. */
    private static final long STEPS_PER_CHARACTER = 2_000;

    private static String text(String html) {
        return HtmlText.read(html, LIMIT);
    }

    @Test
    void keepsLinksBehindTheirText() {
        assertThat(text("Get <a href='https://x.org/t?a=1&amp;b=2'>tickets</a> now"))
                .isEqualTo("Get tickets <https://x.org/t?a=1&b=2> now");
    }

    @Test
    void showsTheAddressOfALinkOnce() {
        assertThat(
                        text(
                                "<p>See <a href='https://x.org/'>x.org</a></p><ul><li><a href='mailto:a@b.c'>a@b.c</a><li><a href='mailto:a@b.c'>Ask</a></ul>"))
                .isEqualTo("See <https://x.org/>\n\n- a@b.c\n- Ask <mailto:a@b.c>");
    }

    @Test
    void keepsTheLinkOfAPicture() {
        assertThat(
                        text(
                                "<a href='https://x.org/1'><img src=a.png alt='Jazz Night'></a>"
                                        + "<a href='https://x.org/2'><img src=b.png></a><a href='https://x.org/3'></a>"))
                .isEqualTo("Jazz Night <https://x.org/1> <https://x.org/2>");
    }

    @Test
    void keepsTheLinkOfACardAtItsLastLine() {
        assertThat(text("<a href='https://x.org'><h3>Jazz</h3><p>Friday</p></a><p>Next</p>"))
                .isEqualTo("### Jazz\n\nFriday <https://x.org>\n\nNext");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "/relative",
                "//x.org/a",
                "cid:1",
                "data:text/html,x",
                "http://",
                "x"
            })
    void dropsLinksThatLeadNowhere(String href) {
        assertThat(text("<a href='" + href + "'>here</a>")).isEqualTo("here");
    }

    @Test
    void keepsLinksInOneWord() {
        assertThat(text("<a href=' https://x.org/a b\n<c> '>here</a>"))
                .isEqualTo("here <https://x.org/a%20b%3Cc%3E>");
    }

    @Test
    void decodesEntitiesAndCollapsesWhiteSpace() {
        assertThat(text("Caf&eacute;&nbsp;&amp;\n\n  Bar &#8211; 8&thinsp;pm"))
                .isEqualTo("Café & Bar – 8 pm");
    }

    @Test
    void breaksLinesAtBlocks() {
        assertThat(
                        text(
                                "<h1>Jazz <b>Night</b></h1><div>Friday<br>8 pm</div><p>Doors<br><br><br>7 pm</p>"))
                .isEqualTo("# Jazz Night\n\nFriday\n8 pm\n\nDoors\n\n7 pm");
    }

    @Test
    void marksListItems() {
        assertThat(
                        text(
                                "<ul><li>One<ul><li><p>Inner</p></li></ul></li><li></li></ul><ol start=3><li>C<li>D</ol>"))
                .isEqualTo("- One\n  - Inner\n\n3. C\n4. D");
    }

    @Test
    void writesARowALine() {
        assertThat(
                        text(
                                "<table><tr><td>Mon</td><td> <p>Jazz</p> </td><td></td></tr><tr><td>Tue</td><td>Rock</td></tr>"
                                        + "</table>"))
                .isEqualTo("Mon | Jazz\nTue | Rock");
    }

    @Test
    void keepsEmptyCellsBelowHeaders() {
        assertThat(
                        text(
                                "<table><tr><td></td><th>Room A</th><th>Room B</th></tr>"
                                        + "<tr><td>10:00</td><td></td><td>Talk</td></tr><tr><td>11:00</td><td>Walk</td><td></td></tr></table>"))
                .isEqualTo("| Room A | Room B\n10:00 |  | Talk\n11:00 | Walk");
    }

    @Test
    void keepsTheLinesOfLayoutTables() {
        assertThat(
                        text(
                                "<table><tr><td><img alt=Poster></td><td><table><tr><td>Jazz</td></tr><tr><td>8 pm</td></tr>"
                                        + "</table></td><td>Rock</td></tr></table>"))
                .isEqualTo("Poster | Jazz\n8 pm\nRock");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<style>b{}</style>",
                "<script>b()</script>",
                "<!-- b -->",
                "<!--[if mso]><p>b</p><![endif]-->",
                "<head><title>b</title></head>",
                "<img width=1 height=1 alt=b src=x>",
                "<img style='width:1px' alt=b src=x>",
                "<div style='DISPLAY : none !important'>b</div>",
                "<div style='visibility:hidden'>b</div>",
                "<div style='font-size:0px'>b</div>",
                "<div style='opacity:0.0'>b</div>",
                "<div style='max-height:0;overflow:hidden'>b</div>",
                "<div hidden>b</div>",
                "<template>b</template>",
                "&zwnj;&nbsp;&zwnj;&nbsp;&#847;&shy;&#8203;&#65279;&#x2800;",
                "&#x202E;&#xE0041;&#xE0042;"
            })
    void dropsWhatNobodySees(String hidden) {
        assertThat(text("<p>a</p>" + hidden + "<p>c</p>")).isEqualTo("a\n\nc");
    }

    @Test
    void keepsWhatOnlyOtherMailProgramsHide() {
        assertThat(
                        text(
                                "<!--[if !mso]><!--><p>a</p><!--<![endif]--><![if !mso]><p>b</p><![endif]>"))
                .isEqualTo("a\n\nb");
    }

    @Test
    void keepsTextThatIsVisibleAgainWithinHidden() {
        assertThat(
                        text(
                                "<table><td style='font-size:0'>x<img alt=Logo><div style='font-size:13px'>Jazz</div></table>"))
                .isEqualTo("Logo\nJazz");
        assertThat(text("<p style='visibility:hidden'>x<b style='visibility:visible'>Jazz</b></p>"))
                .isEqualTo("Jazz");
    }

    @Test
    void judgesNoElementByItsClassOrId() {
        assertThat(
                        text(
                                "<div class='event-address ad-banner read-more'>Hall 1</div><header id=unsubscribe>Jazz</header>"))
                .isEqualTo("Hall 1\nJazz");
    }

    @Test
    void keepsJoinersBetweenLettersOnly() {
        assertThat(text("👨&zwj;👩&zwj;👧 &zwj; می&zwnj;خواهم"))
                .isEqualTo("👨\u200D👩\u200D👧 می\u200Cخواهم");
    }

    @Test
    void keepsMachineReadableDatesWhereTheySayMore() {
        assertThat(
                        text(
                                "<time datetime='2026-05-01T20:00'>May 1</time>, <time datetime='8 pm'>8 pm</time>,"
                                        + " <abbr title='2026-05-02'>Sat</abbr>"))
                .isEqualTo("May 1 (2026-05-01T20:00), 8 pm, Sat (2026-05-02)");
    }

    @Test
    void keepsWhatIsStruckOutApart() {
        assertThat(text("On <s>May 1</s><del> </del> May 2")).isEqualTo("On ~~May 1~~ May 2");
    }

    @Test
    void quotesCitedBlocksOnly() {
        assertThat(
                        text(
                                "<p>Yes!</p><blockquote type=cite>Come?<br>On Friday</blockquote><blockquote>Hear me</blockquote>"))
                .isEqualTo("Yes!\n\n> Come?\n> On Friday\n\nHear me");
    }

    @Test
    void breaksLinesOfPreformattedText() {
        assertThat(text("<pre>a\nb</pre><div style='white-space:pre-line'>c\nd</div>"))
                .isEqualTo("a\nb\n\nc\nd");
    }

    @Test
    void boundsItsOutput() {
        assertThat(HtmlText.read("<p>🎷</p>".repeat(1_000), 100))
                .hasSizeBetween(98, 100)
                .doesNotEndWith("\uD83C");
    }

    static Stream<String> bombs() {
        String formats =
                IntStream.range(0, 250)
                        .mapToObj(i -> "<b a=" + i + ">")
                        .collect(Collectors.joining());
        String attributes =
                IntStream.range(0, 100_000).mapToObj(i -> " a" + i).collect(Collectors.joining());
        return Stream.of(
                "<div>".repeat(100_000) + "deep",
                "<table><tr><td>".repeat(50_000) + "deep",
                "<ul><li>".repeat(100_000) + "deep",
                "<blockquote type=cite>".repeat(40_000) + "deep",
                "<a href=https://x.org>".repeat(40_000) + "deep",
                formats + "<p>deep".repeat(100_000),
                "<i" + attributes + ">deep",
                "<i a=".repeat(200_000),
                "<p>deep<s><time datetime=a>".repeat(30_000),
                "<tr>" + "<td>deep".repeat(100_000),
                "&zwj;".repeat(200_000) + "deep",
                "<p style='" + "a:b;".repeat(200_000) + "'>deep",
                "<!--".repeat(250_000));
    }

    static final class Reader implements Consumer<String> {
        @Override
        public void accept(String html) {
            assertThat(text(html)).hasSizeLessThanOrEqualTo(LIMIT);
        }
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void survivesBombs(String html) {
        Steps.atMost(STEPS_PER_CHARACTER * html.length(), Reader.class, html);
    }

    @Test
    void boundsTheTreeOfSmallSources() {
        String formats =
                IntStream.range(0, 250)
                        .mapToObj(i -> "<b a=" + i + ">")
                        .collect(Collectors.joining());
        assertThat(
                        HtmlTree.parse("<p>" + formats + "x</p><p>".repeat(50_000))
                                .document()
                                .stream()
                                .count())
                .isLessThan(150_000);
    }

    @Test
    void keepsTheTextBelowDeepNesting() {
        assertThat(text("<div>".repeat(100_000) + "deep")).isEqualTo("deep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<html",
                "</p></td></li></table>",
                "\u0000",
                "<td>a<td>b",
                "<frameset><frame></frameset>"
            })
    void readsFragments(String html) {
        assertThatNoException().isThrownBy(() -> text(html));
    }
}
