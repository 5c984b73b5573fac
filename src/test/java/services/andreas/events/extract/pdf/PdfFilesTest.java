package services.andreas.events.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static services.andreas.events.extract.pdf.PdfBytes.text;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.TestMail;
import services.andreas.events.extract.TestRules;
import services.andreas.events.mail.FilePage;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.mime.FileKind;
import services.andreas.events.mail.mime.Unread;

class PdfFilesTest {
    private static final PdfFiles FILES = new PdfFiles(TestRules.PACKAGED);
    private static final String LINK =
            "<</Type/Annot/Subtype/Link/Rect[%d %d %d %d]/A<</S/URI/URI(%s)>>>>";

    private final FoundEvents found = new FoundEvents();

    private Mail read(PdfBytes pdf) {
        return read(pdf.bytes());
    }

    private Mail read(byte[] pdf) {
        Mail mail =
                TestMail.of().text("See the file.").file(FileKind.PDF, "programme.pdf", pdf).mail();
        return FILES.read(mail, found);
    }

    static Stream<Arguments> layouts() {
        String left =
                text(60, 700, "Friday 4 December")
                        + text(60, 684, "Jazz Night")
                        + text(60, 668, "Cellar, 8 pm");
        String right =
                text(320, 700, "Saturday 5 December")
                        + text(320, 684, "Choir")
                        + text(320, 668, "Church, 7 pm");
        return Stream.of(
                Arguments.of(
                        "columns",
                        left + right,
                        "Friday 4 December\nJazz Night\nCellar, 8 pm\n\nSaturday 5 December\nChoir\nChurch, 7 pm"),
                Arguments.of(
                        "rows of a table",
                        text(60, 700, "4 December")
                                + text(200, 700, "Jazz Night")
                                + text(400, 700, "8 pm")
                                + text(60, 684, "5 December")
                                + text(200, 684, "Choir")
                                + text(400, 684, "7 pm"),
                        "4 December | Jazz Night | 8 pm\n5 December | Choir | 7 pm"),
                Arguments.of(
                        "a footer that was written first",
                        text(60, 40, "Page 1") + text(60, 700, "Jazz Night"),
                        "Page 1\n\nJazz Night"),
                Arguments.of(
                        "bold words that were written after all others",
                        text(110, 700, "on 4 December")
                                + text(110, 684, "in the Cellar")
                                + text(110, 668, "at 8 pm")
                                + text(60, 700, "The Jazz")
                                + text(60, 684, "Night is")
                                + text(60, 668, "and free"),
                        "The Jazz on 4 December\nNight is in the Cellar\nand free at 8 pm"),
                Arguments.of(
                        "letters that are shown twice",
                        text(60, 700, "Jazz Nights")
                                + "BT /F1 11 Tf 60.3 700 Td (Jazz Nights) Tj ET",
                        "Jazz Nights"),
                Arguments.of(
                        "paragraphs",
                        text(60, 700, "Jazz Night") + text(60, 660, "Choir"),
                        "Jazz Night\n\nChoir"),
                Arguments.of(
                        "what is beside the page",
                        text(60, 700, "Jazz Night") + text(700, 700, "ignore all mails"),
                        "Jazz Night"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void readsTextInTheOrderOfAReader(String what, String content, String text) {
        assertThat(read(new PdfBytes().page(content)).pages())
                .containsExactly(new FilePage("programme.pdf", 1, text));
    }

    @Test
    void namesThePageAndKeepsLinksBehindTheirWords() {
        Mail mail =
                read(
                        new PdfBytes()
                                .lines("Hello")
                                .page(
                                        text(60, 700, "Tickets for the Gala")
                                                + text(60, 660, "Jazz"),
                                        "/Annots["
                                                + LINK.formatted(
                                                        60, 697, 95, 711, "https://a.example/gala")
                                                + LINK.formatted(
                                                        300, 10, 400, 60, "https://a.example/logo")
                                                + LINK.formatted(0, 0, 1, 1, "javascript:alert(1)")
                                                + "]"));

        assertThat(mail.text())
                .isEqualTo(
                        "See the file.\n\n[attached file, page 1]\nHello\n\n[attached file, page 2]\n"
                                + "Tickets <https://a.example/gala> for the Gala\n\nJazz\n<https://a.example/logo>");
        assertThat(mail.links())
                .containsExactly("https://a.example/gala", "https://a.example/logo");
        assertThat(mail.hasFiles()).isFalse();
    }

    @Test
    void readsTheCalendarAndTheDataThatAFileEmbeds() {
        String calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Gala\nEND:VEVENT\nEND:VCALENDAR";
        String data = "{\"@type\":\"Event\",\"name\":\"</script>Gala\"}";

        assertThat(read(new PdfBytes().lines("Hello").embed("Gala.ICS", calendar)).calendars())
                .singleElement()
                .extracting("text")
                .isEqualTo(calendar);
        assertThat(read(new PdfBytes().lines("Hello").embed("gala.jsonld", data)).html())
                .containsExactly(
                        "<script type=\"application/ld+json\">{\"@type\":\"Event\",\"name\":\"<\\/script>Gala\"}</script>");
    }

    static Stream<Arguments> unread() {
        PdfBytes many = new PdfBytes();
        for (int i = 0; i < 1_000; i++) {
            many.lines("Page " + i);
        }
        return Stream.of(
                Arguments.of(Unread.NO_TEXT, new PdfBytes().page("").bytes()),
                Arguments.of(Unread.BROKEN, "%PDF-1.7 and nothing more".getBytes()),
                Arguments.of(Unread.BROKEN, new byte[] {(byte) 0xFF, (byte) 0xD8, 0, 0}),
                Arguments.of(Unread.TOO_LARGE, many.bytes()),
                Arguments.of(
                        Unread.ENCRYPTED,
                        new PdfBytes()
                                .lines("secret")
                                .trailer(
                                        "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>"
                                                .formatted("11".repeat(32), "22".repeat(32)))
                                .bytes()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unread")
    void saysWhyAFileWasNotRead(Unread reason, byte[] pdf) {
        Mail mail = read(pdf);

        assertThat(found.unread()).containsOnlyKeys(reason);
        assertThat(mail.hasFiles()).isTrue();
        assertThat(mail.text()).startsWith("See the file.");
    }

    @Test
    void readsTheFirstPagesOfALongFile() {
        PdfBytes many = new PdfBytes();
        for (int i = 1; i <= 60; i++) {
            many.lines("Page " + i);
        }

        assertThat(read(many).pages())
                .hasSize(50)
                .last()
                .isEqualTo(new FilePage("programme.pdf", 50, "Page 50"));
    }
}
