package services.andreas.events.extract.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDResources;

/**
 * Takes from a font, before it is read, what text does not need and what reading would make far
 * more of than stands there: its shapes, and ranges without end.
 */
final class CheckedFonts extends SetFontAndSize {
    private static final int CMAP_BYTES = 256 << 10;
    private static final int PROGRAM_BYTES = 512 << 10;

    /** Codes of a font; each gets an entry. */
    private static final int CODES = 200_000;

    private static final int HEX = 16;

    /** Reads another map of some hundred kilobytes. */
    private static final String OTHER_MAP = "usecmap";

    private static final int MOST_OTHER_MAPS = 4;

    /** The ranges of one section, in lower case and without spaces. */
    private static final Pattern RANGES =
            Pattern.compile("begin(?:bf|cid|notdef)range([0-9a-f<>\\[\\]]*+)");

    /** First and last code, and what the first one is mapped to. */
    private static final Pattern RANGE =
            Pattern.compile(
                    "<([0-9a-f]{1,8}+)><([0-9a-f]{1,8}+)>(?:<[0-9a-f]*+>|\\[[^\\[\\]]*+\\]|[0-9]*+)");

    private final Set<COSDictionary> known = Collections.newSetFromMap(new IdentityHashMap<>());

    CheckedFonts(PDFStreamEngine engine) {
        super(engine);
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) throws IOException {
        PDResources resources = getContext().getResources();
        COSDictionary fonts =
                resources == null ? null : resources.getCOSObject().getCOSDictionary(COSName.FONT);
        if (fonts != null && !operands.isEmpty() && operands.get(0) instanceof COSName name) {
            check(fonts.getCOSDictionary(name));
        }
        super.process(operator, operands);
    }

    private void check(COSDictionary font) {
        if (font == null || !known.add(font)) {
            return;
        }
        boolean saysText = checkCmap(font, COSName.TO_UNICODE);
        checkCmap(font, COSName.ENCODING);
        checkDescriptor(font, saysText);
        COSArray descendants = font.getCOSArray(COSName.DESCENDANT_FONTS);
        if (descendants != null && descendants.size() > 0) {
            if (descendants.getObject(0) instanceof COSDictionary descendant) {
                checkDescriptor(descendant, saysText);
                checkRanges(descendant);
            }
        }
    }

    /** Returns whether there is a map that stays. */
    private static boolean checkCmap(COSDictionary font, COSName name) {
        if (!(font.getDictionaryObject(name) instanceof COSStream stream)) {
            return font.containsKey(name) && name.equals(COSName.TO_UNICODE);
        }
        String map = text(stream);
        boolean fits =
                map != null && count(map, OTHER_MAP) < MOST_OTHER_MAPS && codes(map) <= CODES;
        if (!fits) {
            font.removeItem(name);
        }
        return fits;
    }

    private static String text(COSStream stream) {
        try (InputStream in = stream.createInputStream()) {
            byte[] bytes = in.readNBytes(CMAP_BYTES + 1);
            StringBuilder text = new StringBuilder();
            for (char c : new String(bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
                if (c > ' ') {
                    text.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
                }
            }
            return bytes.length > CMAP_BYTES ? null : text.toString();
        } catch (IOException broken) {
            return null;
        }
    }

    /** How many codes the ranges of a map have together. */
    private static long codes(String map) {
        long codes = 0;
        Matcher section = RANGES.matcher(map);
        while (section.find()) {
            Matcher range = RANGE.matcher(section.group(1));
            while (range.find()) {
                long from = Long.parseLong(range.group(1), HEX);
                codes += Math.max(0, Long.parseLong(range.group(2), HEX) - from) + 1;
            }
        }
        return codes;
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int i = text.indexOf(part); i >= 0; i = text.indexOf(part, i + 1)) {
            count++;
        }
        return count;
    }

    /** A Type 1 font may know alone which letters its codes are; no other one does. */
    private static void checkDescriptor(COSDictionary font, boolean saysText) {
        COSDictionary descriptor = font.getCOSDictionary(COSName.FONT_DESC);
        if (descriptor == null) {
            return;
        }
        descriptor.removeItem(COSName.FONT_FILE2);
        for (COSName name : List.of(COSName.FONT_FILE, COSName.FONT_FILE3)) {
            boolean fits =
                    !saysText
                            && descriptor.getDictionaryObject(name) instanceof COSStream program
                            && program.getLength() <= PROGRAM_BYTES
                            && !"OpenType".equals(program.getNameAsString(COSName.SUBTYPE));
            if (!fits) {
                descriptor.removeItem(name);
            }
        }
    }

    /** Walks as PDFBox does, which makes an entry for each code of a range. */
    private static void checkRanges(COSDictionary font) {
        COSArray widths = font.getCOSArray(COSName.W);
        if (widths == null) {
            return;
        }
        long codes = 0;
        for (int i = 0; i + 1 < widths.size(); ) {
            COSBase first = widths.getObject(i++);
            if (first instanceof COSNumber from) {
                COSBase second = widths.getObject(i++);
                if (second instanceof COSArray each) {
                    codes += each.size();
                } else {
                    i++;
                    codes +=
                            second instanceof COSNumber to
                                    ? Math.max(0, to.longValue() - from.longValue())
                                    : 0;
                }
            }
        }
        if (codes > CODES) {
            font.removeItem(COSName.W);
        }
    }
}
