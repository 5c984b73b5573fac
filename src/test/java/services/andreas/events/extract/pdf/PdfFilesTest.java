package services.andreas.events.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static services.andreas.events.extract.pdf.PdfBytes.text;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.TestMail;
import services.andreas.events.extract.TestRules;
import services.andreas.events.mail.FilePage;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.mime.FileKind;
import services.andreas.events.mail.mime.Unread;
import services.andreas.events.words.TestWords;

class PdfFilesTest {
    private static final PdfFiles FILES = new PdfFiles(TestWords.PACKAGED, TestRules.PACKAGED);
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
                        "words that are broken at the end of a line",
                        text(60, 700, "on 10 Decem-")
                                + text(60, 684, "ber: Jazz-")
                                + text(60, 668, "und Bluesabend, X-")
                                + text(60, 652, "Mas"),
                        "on 10 December: Jazz-\nund Bluesabend, X-\nMas"),
                Arguments.of(
                        "letters that are far apart",
                        "BT /F1 11 Tf 4 Tc 60 700 Td (WINTER FAIR) Tj 0 Tc ET "
                                + text(60, 660, "A B C and 1 2 3 4 5"),
                        "WINTER FAIR\n\nA B C and 1 2 3 4 5"),
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

    private static final String SCAN =
            "/Type/XObject/Subtype/Image/Width 300/Height 300/BitsPerComponent %d/ColorSpace%s";

    /** A white column on the left, of a third of the width; black, or red, on the right. */
    static Stream<Arguments> scans() {
        return Stream.of(
                arguments("gray", SCAN.formatted(8, "/DeviceGray"), rows(1, 0), BLACK),
                arguments(
                        "colors by a profile",
                        SCAN.formatted(8, "[/ICCBased<</N 3>>]"),
                        rows(3, 0xFF0000),
                        RED),
                arguments(
                        "a mask, inverted",
                        SCAN.replace("/ColorSpace%s", "/ImageMask true/Decode[1 0]").formatted(1),
                        bits(0x00, 0xFF),
                        BLACK),
                arguments(
                        "black and white", SCAN.formatted(1, "/CalGray"), bits(0xFF, 0x00), BLACK));
    }

    private static final int WHITE = 0xFFFFFFFF;
    private static final int BLACK = 0xFF000000;
    private static final int RED = 0xFFFF0000;

    private static byte[] rows(int colors, int right) {
        byte[] rows = new byte[300 * 300 * colors];
        for (int i = 0; i < 300 * 300; i++) {
            for (int color = 0; color < colors; color++) {
                int value = right >> 8 * (colors - 1 - color);
                rows[i * colors + color] = (byte) (i % 300 < 100 ? 255 : value);
            }
        }
        return rows;
    }

    private static byte[] bits(int left, int right) {
        byte[] rows = new byte[300 * 38];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (byte) (i % 38 < 12 ? left : right);
        }
        return rows;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scans")
    void findsTheScanOfAPage(String what, String entries, byte[] rows, int color)
            throws IOException {
        assertShows(scan(new PdfBytes().stream(5, entries, rows, true)), color);
    }

    @Test
    void findsTheScanOfAFax() throws IOException {
        // a row of 100 white and 200 black pixels, then 299 that are like the one before (T.6)
        String bits = "001" + "1101100010101" + "000011001001" + "000101" + "11".repeat(299);
        byte[] fax = new byte[bits.length() / 8 + 1];
        for (int i = 0; i < bits.length(); i++) {
            fax[i / 8] |= (byte) ((bits.charAt(i) - '0') << 7 - i % 8);
        }
        String filter = "/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 300/Rows 300>>";

        assertShows(
                scan(
                        new PdfBytes()
                                .stream(5, SCAN.formatted(1, "/DeviceGray") + filter, fax, false)),
                BLACK);
    }

    @ParameterizedTest
    @CsvSource({
        "FORMAT, 8, /DeviceGray/Filter/JPXDecode",
        "FORMAT, 1, /DeviceGray/Filter/JBIG2Decode",
        "FORMAT, 8, /DeviceCMYK/Filter/FlateDecode",
        "TOO_LARGE, 8, /DeviceGray/Filter/FlateDecode/Width 60000/Height 60000",
        "TOO_LARGE, 1, /DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 200000>>",
    })
    void saysWhyAScanIsNotRead(Unread reason, int bits, String entries) {
        Mail mail =
                scan(
                        new PdfBytes()
                                .stream(5, SCAN.formatted(bits, entries), new byte[9_000], false));

        assertThat(found.unread()).containsOnlyKeys(reason);
        assertThat(mail.attachments().files()).isEmpty();
        assertThat(mail.hasFiles()).isTrue();
    }

    private Mail scan(PdfBytes pdf) {
        return read(pdf.page("q 595 0 0 842 0 0 cm /X Do Q", "/Resources<</XObject<</X 5 0 R>>>>"));
    }

    private static void assertShows(Mail mail, int right) throws IOException {
        assertThat(mail.attachments().files())
                .singleElement()
                .satisfies(
                        file -> {
                            assertThat(file.name()).isEqualTo("programme.pdf, page 1");
                            BufferedImage shown =
                                    ImageIO.read(new ByteArrayInputStream(file.bytes()));
                            assertThat(shown.getWidth()).isEqualTo(300);
                            assertThat(shown.getRGB(50, 299)).isEqualTo(WHITE);
                            assertThat(shown.getRGB(250, 299)).isEqualTo(right);
                        });
    }
}
