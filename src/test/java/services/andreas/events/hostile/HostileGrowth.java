package services.andreas.events.hostile;

import static services.andreas.events.extract.pdf.PdfBytes.text;
import static services.andreas.events.hostile.HostileMails.many;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import services.andreas.events.extract.pdf.PdfBytes;
import services.andreas.events.mail.mime.PassBytes;
import services.andreas.events.mail.tnef.TnefBytes;

/** PDF files, pictures, passes and messages of Outlook that are twice as long when asked to. */
final class HostileGrowth {
    private static final String FILE = "(a%d)<</F(a%d.ics)/EF<</F 5 0 R>>>>";
    private static final String LINK =
            "<</Type/Annot/Subtype/Link/Rect[60 %d 95 %d]/A<</S/URI/URI(https://a.example/%d)>>>>";

    private HostileGrowth() {}

    static Stream<HostileMail> all() {
        return Stream.concat(pdfs(), others());
    }

    private static Stream<HostileMail> pdfs() {
        return Stream.of(
                page("lines of a page", 12, i -> text(60, 800 - i % 790, "Gala")),
                page(
                        "cells of a page",
                        12,
                        i -> text(60 + i % 4 * 120, 800 - i / 4 * 12, "Gala " + i)),
                page(
                        "columns of a page",
                        12,
                        i -> text(60 + i % 2 * 300, 800 - i / 2, "5 December")),
                page("letters of a page", 6, i -> text(60 + i % 500, 800 - i * 7 % 790, "a")),
                page("letters in one place", 6, i -> text(60, 700, "a")),
                page("operators of a page", 4, i -> "0 0 m "),
                page("forms of a page", 6, i -> "/X Do "),
                page("marks of a page", 12, i -> "/Span <</ActualText(a)>> BDC EMC "),
                page("pictures in a page", 20, i -> "BI /W 9 /H 9 ID a EI "),
                page("arrays of a page", 4, i -> "[[1] "),
                pdf(
                        "pages",
                        40,
                        count -> {
                            PdfBytes pdf = new PdfBytes();
                            for (int i = 0; i < count; i++) {
                                pdf.lines("Gala " + i);
                            }
                            return pdf;
                        }),
                pdf(
                        "links of a page",
                        20,
                        count ->
                                new PdfBytes()
                                        .page(
                                                many(count, i -> text(60, 800 - i * 12, "Gala")),
                                                "/Annots["
                                                        + many(
                                                                count,
                                                                i ->
                                                                        LINK.formatted(
                                                                                797 - i * 12,
                                                                                811 - i * 12,
                                                                                i))
                                                        + "]")),
                pdf(
                        "fonts of a page",
                        40,
                        count ->
                                new PdfBytes()
                                        .object(
                                                3,
                                                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
                                        .page(
                                                many(
                                                        count,
                                                        i ->
                                                                "BT /F%d 11 Tf 60 %d Td (Gala) Tj ET "
                                                                        .formatted(i, 800 - i)),
                                                "/Resources<</Font<<"
                                                        + many(
                                                                count,
                                                                i -> "/F%d 3 0 R".formatted(i))
                                                        + ">>>>")),
                pdf(
                        "codes of a font",
                        20,
                        count ->
                                font(
                                        many(
                                                count,
                                                i ->
                                                        "1 beginbfchar <%04X> <0041> endbfchar "
                                                                .formatted(i)))),
                pdf(
                        "ranges of a font",
                        20,
                        count ->
                                font(
                                        "9 beginbfrange "
                                                + many(
                                                        count,
                                                        i ->
                                                                "<%1$04X> <%1$04X> <0041> "
                                                                        .formatted(i)))),
                pdf(
                        "files in a file",
                        40,
                        count ->
                                new PdfBytes()
                                        .lines("Gala").stream(
                                                        5,
                                                        "",
                                                        "BEGIN:VCALENDAR"
                                                                .getBytes(
                                                                        StandardCharsets.US_ASCII),
                                                        true)
                                                .catalog(
                                                        "/Names<</EmbeddedFiles<</Names["
                                                                + many(
                                                                        count,
                                                                        i -> FILE.formatted(i, i))
                                                                + "]>>>>")),
                pdf(
                        "names in names",
                        20,
                        count ->
                                new PdfBytes()
                                        .lines("Gala")
                                        .catalog(
                                                "/Names<</EmbeddedFiles<</Kids["
                                                        + many(count, i -> "<</Kids[<<>>]>>")
                                                        + "]>>>>")),
                pdf(
                        "tokens",
                        4,
                        count ->
                                new PdfBytes()
                                        .lines("Gala")
                                        .catalog("/Metadata[" + "[]".repeat(count) + "]")),
                pdf(
                        "levels",
                        8,
                        count ->
                                new PdfBytes()
                                        .lines("Gala")
                                        .catalog(
                                                "/Metadata "
                                                        + "[".repeat(count)
                                                        + "]".repeat(count))),
                pdf(
                        "objects",
                        20,
                        count -> {
                            PdfBytes pdf = new PdfBytes().lines("Gala");
                            for (int i = 0; i < count; i++) {
                                pdf.object(100 + i, "[1 2 3]");
                            }
                            return pdf;
                        }),
                HostileFiles.file(
                        "objects of a PDF file that are none",
                        "a.pdf",
                        size ->
                                ("%PDF-1.7\n" + "1 0 obj\n".repeat(size / 8))
                                        .getBytes(StandardCharsets.US_ASCII)),
                HostileFiles.file(
                        "nothing in a PDF file",
                        "a.pdf",
                        size ->
                                ("%PDF-1.7\n" + " ".repeat(20 * size))
                                        .getBytes(StandardCharsets.US_ASCII)));
    }

    private static PdfBytes font(String map) {
        return new PdfBytes()
                        .object(
                                3,
                                "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 5 0 R"
                                        + "/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A"
                                        + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>")
                        .stream(
                                5,
                                "",
                                ("1 begincodespacerange <0000> <FFFF> endcodespacerange " + map)
                                        .getBytes(StandardCharsets.US_ASCII),
                                true)
                        .page("BT /F1 11 Tf 60 700 Td <00410042> Tj ET");
    }

    /**
     * @param chars that one of them weighs
     */
    private static HostileMail page(String what, int chars, IntFunction<String> one) {
        return pdf(
                what,
                chars,
                count ->
                        new PdfBytes()
                                .stream(
                                                5,
                                                "/Type/XObject/Subtype/Form/BBox[0 0 9 9]",
                                                "0 0 m".getBytes(StandardCharsets.US_ASCII),
                                                true)
                                        .page(
                                                many(count, one),
                                                "/Resources<</Font<</F1 3 0 R>>/XObject<</X 5 0 R>>>>"));
    }

    private static HostileMail pdf(String what, int chars, IntFunction<PdfBytes> of) {
        return HostileFiles.file(
                "PDF: " + what, "programme.pdf", size -> of.apply(size / chars + 1).bytes());
    }

    private static Stream<HostileMail> others() {
        return Stream.of(
                HostileFiles.file(
                        "rows of a picture", "poster.png", size -> png(300, 250 + size / 4)),
                HostileFiles.file(
                        "columns of a picture", "poster.png", size -> png(250 + size / 4, 300)),
                HostileFiles.file(
                        "PDF files in winmail.dat",
                        "winmail.dat",
                        size -> {
                            TnefBytes tnef = new TnefBytes();
                            for (int i = 0; i < size / 400 + 1; i++) {
                                tnef.file(
                                        "a.pdf",
                                        new PdfBytes().lines("Gala on 5 December").bytes());
                            }
                            return tnef.bytes();
                        }),
                HostileFiles.file(
                        "fields of a ticket",
                        "ticket.pkpass",
                        size ->
                                PassBytes.of(
                                        "pass.json",
                                        "{\"relevantDate\":\"2026-12-10T20:00Z\",\"eventTicket\":{\"auxiliaryFields\":["
                                                + "{\"key\":\"venue\",\"value\":\"a\"},"
                                                        .repeat(size / 30)
                                                + "{}],\"primaryFields\":[{\"value\":\"Gala\"}]}}")),
                HostileFiles.file(
                        "changes of a rule in winmail.dat",
                        "winmail.dat",
                        size ->
                                TnefBytes.request()
                                        .time(TnefBytes.APPOINTMENT, 0x820D, "2026-12-01T15:00:00Z")
                                        .bytes(TnefBytes.MEETING, 3, "04".repeat(60))
                                        .bytes(
                                                TnefBytes.APPOINTMENT,
                                                0x8216,
                                                changes(size / 20 + 1))
                                        .bytes()));
    }

    /** Daily, and so many days of it an hour later. */
    private static String changes(int count) {
        StringBuilder days = new StringBuilder();
        StringBuilder changes = new StringBuilder(u16(count));
        for (int i = 0; i < count; i++) {
            int day = 224_062_560 + i * 1_440;
            days.append(u32(day));
            changes.append(u32(day + 660))
                    .append(u32(day + 720))
                    .append(u32(day + 600))
                    .append("0000");
        }
        return "043004300A200000000000000000A0050000000000002320000000000000"
                + "00000000"
                + u32(count)
                + days
                + u32(count)
                + days
                + "00000000DF80E95A06300000083000005802000094020000"
                + changes;
    }

    private static String u32(int value) {
        return "%08X".formatted(Integer.reverseBytes(value));
    }

    private static String u16(int value) {
        return "%02X%02X".formatted(value & 255, value >> 8);
    }

    /** Of noise, which does not pack. */
    private static byte[] png(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Random random = new Random(1);
        for (int i = 0; i < width * height; i++) {
            image.getRaster().setSample(i % width, i / width, 0, random.nextInt(256));
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
