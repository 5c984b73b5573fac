package services.andreas.events.hostile;

import static services.andreas.events.extract.pdf.PdfBytes.deflated;
import static services.andreas.events.extract.pdf.PdfBytes.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import services.andreas.events.extract.pdf.PdfBytes;

/** PDF files that are bombs, cycles, lies or ruins, by what is wrong with them. */
final class HostilePdfs {
    private static final int BOMB = 12 << 20;

    /** By hand, it was 18 MB, which is what a mail holds. */
    private static final int LARGE = 4 << 20;

    private static final int SOME = 2 << 20;

    private final Map<String, Supplier<byte[]>> files = new LinkedHashMap<>();

    static Map<String, Supplier<byte[]>> all() {
        HostilePdfs all = new HostilePdfs();
        all.bombs();
        all.tokens();
        all.trees();
        all.drawing();
        all.fonts();
        all.elsewhere();
        all.encrypted();
        all.references();
        all.ruins();
        return all.files;
    }

    private void put(String name, Supplier<byte[]> file) {
        files.put(name, file);
    }

    /** A page whose content is this. */
    private void page(String name, Supplier<String> content) {
        put(name, () -> new PdfBytes().page(content.get()).bytes());
    }

    private void font(String name, String font) {
        font(name, font, "");
    }

    private void font(String name, String font, String content) {
        put(
                name,
                () ->
                        new PdfBytes()
                                .object(3, font).stream(
                                                5,
                                                "",
                                                content.getBytes(StandardCharsets.ISO_8859_1),
                                                true)
                                        .page("BT /F1 11 Tf 60 700 Td (Gala) Tj <00410042> Tj ET")
                                        .bytes());
    }

    private void stream(String name, String filter, Supplier<byte[]> packed) {
        put(
                name,
                () ->
                        new PdfBytes()
                                .stream(5, filter, packed.get(), false)
                                        .object(
                                                6,
                                                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R>>")
                                        .object(2, "<</Type/Pages/Count 1/Kids[6 0 R]>>")
                                        .bytes());
    }

    private static byte[] zeros() {
        return deflated(new byte[BOMB]);
    }

    private void bombs() {
        stream("spaces without end", "/Filter/FlateDecode", HostilePdfs::zeros);
        stream("a bomb in a bomb", "/Filter[/FlateDecode/FlateDecode]", () -> deflated(zeros()));
        stream("a bomb in letters", "/Filter[/ASCIIHexDecode/FlateDecode]", () -> hex(zeros()));
        stream(
                "runs",
                "/Filter/RunLengthDecode",
                () -> "\u0081 ".repeat(1 << 20).getBytes(StandardCharsets.ISO_8859_1));
        stream(
                "runs of runs",
                "/Filter[/RunLengthDecode/LZWDecode]",
                () -> "\u0081 ".repeat(1 << 20).getBytes(StandardCharsets.ISO_8859_1));
        stream("LZW", "/Filter/LZWDecode", () -> new byte[4 << 20]);
        stream("base 85", "/Filter/ASCII85Decode", () -> "z".repeat(8 << 20).getBytes());
        stream(
                "a fax",
                "/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 60000/Rows 60000>>",
                () -> new byte[99]);
        stream("a photo as text", "/Filter/DCTDecode", () -> new byte[99]);
        stream("JPEG 2000 as text", "/Filter/JPXDecode", () -> new byte[99]);
        stream(
                "a row without end",
                "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2147483000/Colors 1>>",
                () -> deflated(new byte[99]));
        stream(
                "rows of many colors",
                "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 99999/Colors 32/BitsPerComponent 16>>",
                () -> deflated(new byte[99]));
        stream("a filter that is none", "/Filter/Nothing", () -> new byte[99]);
        stream(
                "filters without end",
                "/Filter[" + "/FlateDecode".repeat(10_000) + "]",
                () -> deflated(new byte[99]));
        put(
                "objects in a bomb",
                () ->
                        new PdfBytes()
                                .stream(
                                                5,
                                                "/Type/ObjStm/N 9999999/First 9/Filter/FlateDecode",
                                                zeros(),
                                                false)
                                        .lines("Gala")
                                        .bytes());
        put(
                "references in a bomb",
                () ->
                        ruin(
                                new PdfBytes()
                                        .stream(
                                                        5,
                                                        "/Type/XRef/W[1 4 1]/Size 99999999/Root 1 0 R/Filter/FlateDecode",
                                                        zeros(),
                                                        false)
                                                .lines("Gala")
                                                .bytes(),
                                "startxref\n"));
        put(
                "an embedded bomb",
                () ->
                        new PdfBytes()
                                .lines("Gala").stream(5, "/Filter/FlateDecode", zeros(), false)
                                        .catalog(
                                                "/Names<</EmbeddedFiles<</Names[(a)<</F(a.ics)/EF<</F 5 0 R>>>>]>>>>")
                                        .bytes());
        put(
                "a bomb on each page",
                () -> {
                    PdfBytes pdf =
                            new PdfBytes()
                                    .stream(
                                            5,
                                            "/Filter/FlateDecode",
                                            deflated(" ".repeat(7 << 20).getBytes()),
                                            false);
                    for (int i = 0; i < 50; i++) {
                        pdf.page("", "/Contents 5 0 R");
                    }
                    return pdf.bytes();
                });
    }

    private static byte[] hex(byte[] bytes) {
        StringBuilder hex = new StringBuilder();
        for (byte b : bytes) {
            hex.append("%02x".formatted(b));
        }
        return hex.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void tokens() {
        token("arrays in arrays", () -> "[".repeat(200_000));
        token("dictionaries in dictionaries", () -> "<</a".repeat(200_000));
        token("empty arrays", () -> "[" + "[]".repeat(LARGE / 2) + "]");
        token("empty dictionaries", () -> "[" + "<<>>".repeat(SOME / 4) + "]");
        token("empty strings", () -> "[" + "()".repeat(SOME / 2) + "]");
        token("small numbers", () -> "[" + "1 ".repeat(SOME / 2) + "]");
        token("large numbers", () -> "[" + "9999 ".repeat(SOME / 5) + "]");
        token("broken numbers", () -> "[" + "1.2.3--4e5 ".repeat(90_000) + "]");
        token("a number without end", () -> "[" + "9".repeat(4 << 20) + "]");
        token("a string without end", () -> "(" + "(".repeat(1 << 20));
        token("a name without end", () -> "/" + "a".repeat(4 << 20));
        put(
                "names, each another",
                () -> {
                    StringBuilder names = new StringBuilder("[");
                    for (int i = 0; i < 800_000; i++) {
                        names.append('/').append(Integer.toString(i, 36));
                    }
                    return new PdfBytes().lines("Gala").catalog("/Outlines " + names + "]").bytes();
                });
        put("nothing, at length", () -> Arrays.copyOf("%PDF-1.7\n".getBytes(), LARGE));
        put(
                "noise",
                () -> {
                    byte[] noise = new byte[LARGE];
                    new Random(1).nextBytes(noise);
                    System.arraycopy("%PDF-1.7\n".getBytes(), 0, noise, 0, 9);
                    return noise;
                });
        put("objects that are none", () -> ("%PDF-1.7\n" + "1 0 obj\n".repeat(500_000)).getBytes());
        put(
                "streams that do not end",
                () -> ("%PDF-1.7\n" + "1 0 obj<</Length 9>>stream\n".repeat(100_000)).getBytes());
    }

    private void token(String name, Supplier<String> value) {
        put(name, () -> new PdfBytes().lines("Gala").catalog("/Metadata " + value.get()).bytes());
    }

    private void trees() {
        tree("pages that are their own parent", "<</Type/Pages/Count 1/Kids[2 0 R]>>");
        tree(
                "a page that is there many times",
                "<</Type/Pages/Count 9/Kids[" + "10 0 R ".repeat(300_000) + "]>>");
        tree(
                "pages in pages",
                "<</Type/Pages/Count 1/Kids["
                        + "<</Type/Pages/Kids[".repeat(400)
                        + "]>>".repeat(400)
                        + "]>>");
        tree(
                "pages that are none",
                "<</Type/Pages/Count 2147483647/Kids[1 0 R 3 0 R null 7 (a) 99 0 R]>>");
        tree("no pages", "null");
        put(
                "pages that double",
                () -> {
                    PdfBytes pdf =
                            new PdfBytes()
                                    .lines("Gala")
                                    .object(2, "<</Type/Pages/Count 1/Kids[100 0 R 100 0 R]>>");
                    for (int i = 100; i < 140; i++) {
                        pdf.object(
                                i,
                                "<</Type/Pages/Count 1/Kids[%d 0 R %d 0 R]>>"
                                        .formatted(i + 1, i + 1));
                    }
                    return pdf.bytes();
                });
        put(
                "100,000 pages",
                () -> {
                    StringBuilder kids = new StringBuilder();
                    PdfBytes pdf = new PdfBytes();
                    for (int i = 0; i < 100_000; i++) {
                        kids.append("<</Type/Page>>");
                    }
                    return pdf.object(2, "<</Type/Pages/Count 100000/Kids[" + kids + "]>>").bytes();
                });
        put(
                "a page larger than the world",
                () ->
                        new PdfBytes()
                                .page(text(9, 9, "Gala"), "/MediaBox[0 0 1e38 1e38]/Rotate 37")
                                .bytes());
        put(
                "a page without size",
                () ->
                        new PdfBytes()
                                .page(text(9, 9, "Gala"), "/MediaBox[0 0 0 0]/CropBox[9 9 -9 -9]")
                                .bytes());
        put(
                "names in names",
                () ->
                        new PdfBytes()
                                .lines("Gala")
                                .object(5, "<</Kids[5 0 R 5 0 R 5 0 R]>>")
                                .catalog("/Names<</EmbeddedFiles 5 0 R>>")
                                .bytes());
        put(
                "names that double",
                () -> {
                    PdfBytes pdf =
                            new PdfBytes()
                                    .lines("Gala")
                                    .catalog("/Names<</EmbeddedFiles 100 0 R>>");
                    for (int i = 100; i < 140; i++) {
                        pdf.object(i, "<</Kids[" + ((i + 1) + " 0 R ").repeat(50) + "]>>");
                    }
                    return pdf.bytes();
                });
    }

    private void tree(String name, String pages) {
        put(name, () -> new PdfBytes().lines("Gala").object(2, pages).bytes());
    }

    private void drawing() {
        page("a million operators", () -> "0 0 m ".repeat(400_000));
        page("a million fonts", () -> "/F1 1 Tf ".repeat(200_000));
        page("saved states", () -> "q ".repeat(200_000));
        page("restored states", () -> "Q ".repeat(200_000));
        page("operands without an operator", () -> "1 ".repeat(1 << 20));
        page("operand names", () -> "/a ".repeat(1 << 20));
        page("operands in operands", () -> "[".repeat(1 << 20));
        page("marked contents", () -> "/Span <</ActualText(a)>> BDC ".repeat(100_000));
        page("text in text", () -> "BT ".repeat(300_000));
        page("one long text", () -> "BT /F1 1 Tf (" + "a".repeat(1 << 20) + ") Tj ET");
        page(
                "letters on letters",
                () -> "BT /F1 1 Tf " + "1 0 0 1 60 700 Tm (a) Tj ".repeat(70_000) + "ET");
        page(
                "letters beside letters",
                () -> {
                    StringBuilder text = new StringBuilder("BT /F1 9 Tf ");
                    for (int i = 0; i < 60_000; i++) {
                        text.append("1 0 0 1 60.%04d %d Tm (a) Tj ".formatted(i % 9973, i % 800));
                    }
                    return text + "ET";
                });
        page(
                "letters as large as the world",
                () -> "BT /F1 1e30 Tf 1e30 0 0 1e30 9 9 Tm (Gala) Tj -1e-30 Tc (Gala) Tj ET");
        page("letters without size", () -> "BT /F1 0 Tf 0 0 0 0 9 9 Tm (Gala) Tj ET");
        page("a picture that does not end", () -> "BI /W 9 /H 9 ID " + "a".repeat(1 << 20));
        page("pictures in pictures", () -> "BI /W 9 /H 9 ID EI ".repeat(100_000));
        page("a font that is not there", () -> "BT /F9 11 Tf 60 700 Td (Gala) Tj ET");
        page("broken operators", () -> "BT (Gala) Tj Tj Td [1 2 Tm >> ]] ) > ET");
        form("a form that draws itself", "/X Do ".repeat(9), "5 0 R");
        form("a form that draws itself at will", "/X Do ".repeat(5_000), "5 0 R");
        put(
                "forms that double",
                () -> {
                    PdfBytes pdf =
                            new PdfBytes().page("/X Do", "/Resources<</XObject<</X 100 0 R>>>>");
                    for (int i = 100; i < 140; i++) {
                        pdf.stream(
                                i,
                                "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
                                        .formatted(i + 1),
                                "/X Do /X Do".getBytes(),
                                false);
                    }
                    return pdf.bytes();
                });
        put(
                "links without end",
                () ->
                        new PdfBytes()
                                .page(
                                        text(9, 9, "Gala"),
                                        "/Annots["
                                                + "<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://a.example/)>>>>"
                                                        .repeat(50_000)
                                                + "]")
                                .bytes());
        put(
                "links that are none",
                () ->
                        new PdfBytes()
                                .page(
                                        text(9, 9, "Gala"),
                                        "/Annots[<</Rect[(a) null]/A<</URI(https://a.example/)>>>><</A 7>> 1 null<</Rect 5/A<</URI(file:///etc/passwd)>>>>]")
                                .bytes());
        put(
                "resources that are their own",
                () ->
                        new PdfBytes()
                                .object(5, "<</Font<</F1 5 0 R>>/XObject 5 0 R>>")
                                .page(text(9, 9, "Gala"), "/Resources 5 0 R")
                                .bytes());
    }

    private void form(String name, String content, String within) {
        put(
                name,
                () ->
                        new PdfBytes()
                                .stream(
                                                5,
                                                "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X "
                                                        + within
                                                        + ">>>>",
                                                content.getBytes(),
                                                true)
                                        .page("/X Do", "/Resources<</XObject<</X 5 0 R>>>>")
                                        .bytes());
    }

    private void fonts() {
        String composite =
                "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>%s>>]%s>>";
        font("widths of a billion codes", composite.formatted("/W[0 1000000000 500]", ""));
        font(
                "widths of all codes, often",
                composite.formatted("/W[" + "0 65535 500 ".repeat(9_000) + "]", ""));
        font(
                "widths out of step",
                composite.formatted("/W[(a) 0 1000000000 500 (b) 0 2000000000 1]", ""));
        font(
                "a map of all codes, often",
                composite.formatted("", "/ToUnicode 5 0 R"),
                "1 begincodespacerange <0000> <FFFF> endcodespacerange 9999 beginbfrange "
                        + "<00 00> <FFFF> <0000>\n".repeat(9_000)
                        + "endbfrange");
        font(
                "a map of many ranges",
                composite.formatted("", "/ToUnicode 5 0 R"),
                "1 begincodespacerange <0000> <FFFF> endcodespacerange 9999 beginbfrange "
                        + "<0000> <0FFF> <0041>\n".repeat(9_000)
                        + "endbfrange");
        font(
                "a map of four bytes",
                composite.formatted("", "/ToUnicode 5 0 R"),
                "1 beginbfrange <00000000> <7FFFFFFF> <00000041> endbfrange");
        font(
                "a map of other maps",
                composite.formatted("", "/ToUnicode 5 0 R"),
                "/UniGB-UTF16-H usecmap\n".repeat(9_000));
        font(
                "a map without end",
                composite.formatted("", "/ToUnicode 5 0 R"),
                "<0041> ".repeat(900_000));
        font(
                "an encoding of all codes",
                "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding 5 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/A>>]>>",
                "9 begincidrange <00000000> <FFFFFFFF> 0 endcidrange");
        font(
                "a font of itself",
                "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[3 0 R]>>");
        font("a font of nothing", "<</Type/Font/Subtype/Type0>>");
        font("a font that is a number", "7");
        font(
                "names of letters without end",
                "<</Type/Font/Subtype/Type1/BaseFont/A/Encoding<</Differences[0"
                        + "/a".repeat(200_000)
                        + "]>>>>");
        font(
                "widths without end",
                "<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar -2147483648/LastChar 2147483647/Widths["
                        + "9 ".repeat(200_000)
                        + "]>>");
        font(
                "a font program that is none",
                "<</Type/Font/Subtype/Type1/BaseFont/A/FontDescriptor<</FontFile 5 0 R/Flags 4>>>>",
                "%!PS-AdobeFont\n/Encoding 999999999 array\n"
                        + "dup 1 /a put ".repeat(20_000)
                        + "currentfile eexec");
        font(
                "a compact font that is none",
                "<</Type/Font/Subtype/Type1/BaseFont/A/FontDescriptor<</FontFile3 5 0 R/Flags 4>>>>",
                "\1\0\4\4\377\377\4" + "\377".repeat(9_000));
        font(
                "letters that are drawings",
                "<</Type/Font/Subtype/Type3/FontMatrix[1 0 0 1 0 0]/FontBBox[0 0 0 0]/CharProcs<<"
                        + "/a 5 0 R".repeat(9_000)
                        + ">>/Encoding<</Differences[65/a]>>/FirstChar 65/LastChar 65/Widths[1]>>",
                "/F1 1 Tf (A) Tj");
    }

    private void elsewhere() {
        String[] catalogs = {
            "/OpenAction<</S/JavaScript/JS(app.launchURL\\('https://a.example/'\\))>>",
            "/OpenAction<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)>>>>",
            "/AA<</WC<</S/JavaScript/JS(1)>>>>/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>",
            "/AcroForm<</XFA[(a)10 0 R]/Fields[<</FT/Tx/V(Gala)/AA<</K<</S/SubmitForm/F(https://a.example/)>>>>>>]>>",
            "/Names<</EmbeddedFiles<</Names[(a)<</F(../../etc/passwd)/FS/URL/EF<</F<</F(https://a.example/a.ics)>>>>>>]>>>>",
            "/Metadata 10 0 R/OutputIntents[<</DestOutputProfileRef<</URLs[(https://a.example/)]>>>>]",
        };
        for (String catalog : catalogs) {
            put(
                    "elsewhere: " + catalog,
                    () -> new PdfBytes().lines("Gala").catalog(catalog).bytes());
        }
        stream(
                "a content that is elsewhere",
                "/F<</FS/URL/F(https://a.example/)>>/FFilter/FlateDecode",
                () -> new byte[0]);
        put(
                "an entity of XML",
                () ->
                        new PdfBytes()
                                .lines("Gala")
                                .embed(
                                        "a.xml",
                                        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>")
                                .bytes());
    }

    private void encrypted() {
        String[] handlers = {
            "<</Filter/Standard/V 1/R 2/P -4/O<00>/U<00>>>",
            "<</Filter/Standard/V 5/R 6/P -4/O<"
                    + "11".repeat(48)
                    + ">/U<"
                    + "22".repeat(48)
                    + ">/OE<"
                    + "33".repeat(32)
                    + ">/UE<"
                    + "44".repeat(32)
                    + ">/Perms<00>>>",
            "<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s5/V 4/Recipients[<00>]>>",
            "<</Filter/Nobody/V 99>>",
            "<</Filter/Standard/V 4/R 4/Length 2147483647/P 0/O()/U()/CF<</StdCF<</CFM/AESV2/Length 99999>>>>/StmF/StdCF>>",
            "7",
            "1 0 R",
        };
        for (String handler : handlers) {
            put(
                    "encrypted by " + handler,
                    () ->
                            new PdfBytes()
                                    .lines("Gala")
                                    .trailer("/ID[<00><00>]/Encrypt " + handler)
                                    .bytes());
        }
    }

    private void references() {
        put(
                "a table before itself",
                () -> new PdfBytes().lines("Gala").trailer("/Prev 15").bytes());
        put(
                "a table that is nowhere",
                () -> new PdfBytes().lines("Gala").trailer("/Prev 999999999/XRefStm 7").bytes());
        put(
                "a root that is nowhere",
                () -> ruin(new PdfBytes().lines("Gala").bytes(), "/Root 1 0 R"));
        put("no table", () -> ruin(new PdfBytes().lines("Gala").bytes(), "xref\n"));
        put("no end", () -> ruin(new PdfBytes().lines("Gala").bytes(), "startxref"));
        put(
                "objects that are their own values",
                () ->
                        new PdfBytes()
                                .lines("Gala")
                                .object(10, "10 0 R")
                                .object(5, "6 0 R")
                                .object(6, "5 0 R")
                                .catalog("/Names 5 0 R")
                                .bytes());
        put(
                "two objects of one number",
                () ->
                        new String(
                                        new PdfBytes().lines("Gala").bytes(),
                                        StandardCharsets.ISO_8859_1)
                                .replace("3 0 obj", "2 0 obj")
                                .getBytes(StandardCharsets.ISO_8859_1));
        put(
                "a length that is a lie",
                () ->
                        new String(
                                        new PdfBytes().lines("Gala").bytes(),
                                        StandardCharsets.ISO_8859_1)
                                .replaceAll("/Length \\d+", "/Length 99999999")
                                .getBytes(StandardCharsets.ISO_8859_1));
        put(
                "a page of a picture",
                () ->
                        "\u00ff\u00d8\u00ff\u00e0 a photo named like a programme"
                                .getBytes(StandardCharsets.ISO_8859_1));
        put("an empty file", () -> new byte[0]);
        put("a header", () -> "%PDF-".getBytes());
    }

    private static byte[] ruin(byte[] pdf, String where) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        return text.replace(where, "x".repeat(where.length()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private void ruins() {
        byte[] sound =
                new PdfBytes()
                        .lines("Gala on 5 December 2026")
                        .lines("Fair")
                        .embed("a.ics", "BEGIN:VCALENDAR")
                        .bytes();
        for (int i = 1; i < 20; i++) {
            int length = sound.length * i / 20;
            put("cut at " + i + "/20", () -> Arrays.copyOf(sound, length));
        }
        for (int i = 0; i < 20; i++) {
            int seed = i;
            put(
                    "damaged " + i,
                    () -> {
                        byte[] damaged = sound.clone();
                        Random random = new Random(seed);
                        for (int j = 0; j < 10 * (seed + 1); j++) {
                            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                        }
                        return damaged;
                    });
        }
    }
}
