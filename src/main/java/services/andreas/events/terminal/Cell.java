package services.andreas.events.terminal;

import java.util.ArrayList;
import java.util.List;

/** Text in a number of columns of a terminal; ideographs and emoji take two. */
final class Cell {
    private Cell() {}

    static int width(String text) {
        return text.codePoints().map(Cell::width).sum();
    }

    /** Cut to a width, with {@code end} in place of what is cut. */
    static String cut(String text, int width, String end) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder fitting = new StringBuilder();
        int columns = 0;
        for (int sign : text.codePoints().toArray()) {
            columns += width(sign);
            if (columns > width - end.length()) {
                break;
            }
            fitting.appendCodePoint(sign);
        }
        return fitting + end;
    }

    static String fill(String text, int width, boolean right) {
        String space = " ".repeat(Math.max(0, width - width(text)));
        return right ? space + text : text + space;
    }

    /** Lines of whole words, where these are not longer than a line. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int columns = 0;
        for (String word : text.split("(?<= )")) {
            if (columns > 0 && columns + width(word.stripTrailing()) > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                columns = 0;
            }
            for (int sign : word.codePoints().toArray()) {
                if (columns + width(sign) > width && sign != ' ') {
                    lines.add(line.toString());
                    line.setLength(0);
                    columns = 0;
                }
                line.appendCodePoint(sign);
                columns += width(sign);
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private static int width(int sign) {
        int type = Character.getType(sign);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        boolean wide =
                Character.isIdeographic(sign)
                        || sign >= 0x1100 && sign <= 0x115F
                        || sign >= 0x3000 && sign < 0x3100
                        || sign >= 0xAC00 && sign <= 0xD7A3
                        || sign >= 0xFF00 && sign < 0xFF61
                        || sign >= 0x1F300 && sign <= 0x1FAFF;
        return wide ? 2 : 1;
    }
}
