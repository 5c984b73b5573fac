package services.andreas.events.extract.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/** A PDF file made of its objects (ISO 32000), sound or not. */
public final class PdfBytes {
    /** Of a page. */
    private static final int LINES = 45;

    private final Map<Integer, byte[]> objects = new LinkedHashMap<>();
    private final List<Integer> pages = new ArrayList<>();
    private String catalog = "";
    private String trailer = "";
    private int next = 10;

    /** A page of A4 whose content draws with the font F1, Helvetica. */
    public PdfBytes page(String content) {
        return page(content, "");
    }

    /**
     * @param entries of the page, beside those that every page has
     */
    public PdfBytes page(String content, String entries) {
        int stream = stream("", content.getBytes(StandardCharsets.ISO_8859_1), true);
        int page = next++;
        pages.add(page);
        return object(
                page,
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents "
                        + stream
                        + " 0 R"
                        + (entries.contains("/Resources") ? "" : "/Resources<</Font<</F1 3 0 R>>>>")
                        + entries
                        + ">>");
    }

    /** A page with lines of text, from the top to the bottom. */
    public PdfBytes lines(String... lines) {
        StringBuilder content = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            content.append(text(60, 780 - 16 * i, lines[i]));
        }
        return page(content.toString());
    }

    /** Pages with a text of any script, whose lines are broken at spaces. */
    public PdfBytes prose(String text) {
        object(
                4,
                "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 5 0 R"
                        + "/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 500"
                        + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>");
        stream(5, "", unicode().getBytes(StandardCharsets.US_ASCII), true);
        List<String> lines = new ArrayList<>();
        text.lines().forEach(line -> lines.addAll(List.of(line.split("(?<=\\G.{70,90}) "))));
        for (int from = 0; from < lines.size(); from += LINES) {
            StringBuilder content = new StringBuilder();
            for (int i = from; i < Math.min(lines.size(), from + LINES); i++) {
                content.append(
                        "BT /F2 11 Tf 60 %d Td <%s> Tj ET\n"
                                .formatted(780 - 16 * (i - from), hex(lines.get(i))));
            }
            page(content.toString(), "/MediaBox[0 0 4000 842]/Resources<</Font<</F2 4 0 R>>>>");
        }
        return this;
    }

    private static String hex(String line) {
        return HexFormat.of().formatHex(line.getBytes(StandardCharsets.UTF_16BE));
    }

    /** Each code is a character of UTF-16. */
    private static String unicode() {
        StringBuilder map = new StringBuilder("1 begincodespacerange <0000> <FFFF> ");
        map.append("endcodespacerange\n");
        for (int high = 0; high < 256; high++) {
            map.append(
                    "1 beginbfrange <%1$02X00> <%1$02XFF> <%1$02X00> endbfrange\n".formatted(high));
        }
        return map.toString();
    }

    /** Shows a text there, in points from the lower left corner. */
    public static String text(int x, int y, String text) {
        String escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
        return "BT /F1 11 Tf %d %d Td (%s) Tj ET\n".formatted(x, y, escaped);
    }

    public PdfBytes object(int number, String body) {
        objects.put(number, body.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Adds a stream, and returns its number. */
    public int stream(String entries, byte[] content, boolean packed) {
        int number = next++;
        stream(number, entries, content, packed);
        return number;
    }

    public PdfBytes stream(int number, String entries, byte[] content, boolean packed) {
        byte[] body = packed ? deflated(content) : content;
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        String head =
                "<<" + entries + (packed ? "/Filter/FlateDecode" : "") + "/Length " + body.length;
        object.writeBytes((head + ">>\nstream\n").getBytes(StandardCharsets.ISO_8859_1));
        object.writeBytes(body);
        object.writeBytes("\nendstream".getBytes(StandardCharsets.ISO_8859_1));
        objects.put(number, object.toByteArray());
        return this;
    }

    /** Adds a file, embedded under its name. */
    public PdfBytes embed(String name, String content) {
        int stream = stream("/Type/EmbeddedFile", content.getBytes(StandardCharsets.UTF_8), true);
        return catalog(
                "/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(%s)/EF<</F %d 0 R>>>>]>>>>"
                        .formatted(name, stream));
    }

    public PdfBytes catalog(String entries) {
        catalog += entries;
        return this;
    }

    public PdfBytes trailer(String entries) {
        trailer += entries;
        return this;
    }

    public static byte[] deflated(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(content);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    public byte[] bytes() {
        StringBuilder kids = new StringBuilder();
        pages.forEach(page -> kids.append(page).append(" 0 R "));
        objects.putIfAbsent(1, latin("<</Type/Catalog/Pages 2 0 R" + catalog + ">>"));
        objects.putIfAbsent(
                2, latin("<</Type/Pages/Count " + pages.size() + "/Kids[" + kids + "]>>"));
        objects.putIfAbsent(
                3,
                latin("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(latin("%PDF-1.7\n"));
        Map<Integer, Integer> places = new LinkedHashMap<>();
        objects.forEach(
                (number, body) -> {
                    places.put(number, file.size());
                    file.writeBytes(latin(number + " 0 obj\n"));
                    file.writeBytes(body);
                    file.writeBytes(latin("\nendobj\n"));
                });
        int xref = file.size();
        file.writeBytes(latin("xref\n0 1\n0000000000 65535 f \n"));
        places.forEach(
                (number, place) ->
                        file.writeBytes(latin("%d 1\n%010d 00000 n \n".formatted(number, place))));
        int size = objects.keySet().stream().max(Integer::compare).orElse(0) + 1;
        file.writeBytes(
                latin(
                        "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
                                .formatted(size, trailer, xref)));
        return file.toByteArray();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
