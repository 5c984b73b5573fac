package services.andreas.events.extract.pdf;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import services.andreas.events.text.Links;

/**
 * The words of one page as lines: cells of a row stand between bars, blocks between blank lines, a
 * link behind its words.
 */
final class PageLayout {
    private static final String CELL = " | ";

    /** Cells are so many times the size of their letters apart; words less. */
    static final float CELL_GAP = 1.3f;

    /** Lines of a block are closer than this many times the size of their letters. */
    private static final float LINE_GAP = 2.1f;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder underLink = new StringBuilder();
    private final LinePieces pieces = new LinePieces();
    private final SpacedLetters letters = new SpacedLetters();
    private final PageLinks links;
    private final Hyphens hyphens;
    private @Nullable String link;
    private boolean isLineEnd;
    private boolean isSpace;
    private float start;
    private float end = Float.NaN;
    private float y;
    private float size;

    PageLayout(PageLinks links, Hyphens hyphens) {
        this.links = links;
        this.hyphens = hyphens;
    }

    void space() {
        isSpace = true;
    }

    void endLine() {
        isLineEnd = true;
    }

    /**
     * Writes a part of a line, word by word, because a link may begin with any of them.
     *
     * @param glyphs in their order on the page; text that runs from right to left has another one
     */
    void words(String line, List<TextPosition> glyphs) {
        if (glyphs.isEmpty()) {
            return;
        }
        if (Bidi.requiresBidi(line.toCharArray(), 0, line.length())) {
            put(line, glyphs.get(0), glyphs.get(glyphs.size() - 1));
            return;
        }
        int from = 0;
        for (int i = 0; i < glyphs.size(); i++) {
            boolean isSpaceGlyph = glyphs.get(i).getUnicode().isBlank();
            if (isSpaceGlyph || i > from && isApart(glyphs.get(i - 1), glyphs.get(i))) {
                word(glyphs.subList(from, i));
                isSpace |= isSpaceGlyph;
                from = isSpaceGlyph ? i + 1 : i;
            }
        }
        word(glyphs.subList(from, glyphs.size()));
    }

    private static boolean isApart(TextPosition before, TextPosition next) {
        float gap = next.getX() - before.getX() - before.getWidth();
        return gap > CELL_GAP * next.getFontSizeInPt() || gap < -next.getFontSizeInPt();
    }

    private void word(List<TextPosition> glyphs) {
        if (!glyphs.isEmpty()) {
            StringBuilder word = new StringBuilder();
            glyphs.forEach(glyph -> word.append(letters(glyph.getUnicode())));
            put(word.toString(), glyphs.get(0), glyphs.get(glyphs.size() - 1));
        }
    }

    /** A ligature as its letters. */
    private static String letters(String glyph) {
        boolean isLigature = glyph.chars().anyMatch(c -> c >= 0xFB00 && c <= 0xFB06);
        return isLigature ? Normalizer.normalize(glyph, Normalizer.Form.NFKC) : glyph;
    }

    private void put(String word, TextPosition first, TextPosition last) {
        float left = Math.min(first.getX(), last.getX());
        float right = Math.max(first.getX() + first.getWidth(), last.getX() + last.getWidth());
        float newSize = Math.max(1, first.getFontSizeInPt());
        String under = links.at((left + right) / 2, first.getY() - first.getHeight() / 2);
        if (link != null && !link.equals(under)) {
            endLink();
        }
        if (isLineEnd && hyphens.join(text, word)) {
            // the rest of a word that was broken at the end of the line
            text.setLength(text.length() - 1);
            endPiece();
            start = left;
        } else {
            int before = text.length();
            float gap = left - end;
            separate(first, left, newSize);
            letters.next(word, text, before, gap);
        }
        text.append(word);
        if (under != null) {
            underLink.append(underLink.isEmpty() ? "" : " ").append(word);
        }
        link = under;
        isLineEnd = false;
        isSpace = false;
        end = right;
        y = first.getY();
        size = newSize;
    }

    private void separate(TextPosition first, float left, float newSize) {
        if (Float.isNaN(end)) {
            start = left;
            return;
        }
        float larger = Math.max(size, newSize);
        float gap = left - end;
        boolean isCell = gap > CELL_GAP * larger || gap < -larger;
        if (isLineEnd) {
            float down = first.getY() - y;
            boolean isBlock = down < -larger / 2 || down > LINE_GAP * larger;
            text.append(isBlock ? "\n\n" : "\n");
        } else if (isCell) {
            text.append(CELL);
        } else if (isSpace) {
            text.append(' ');
        }
        if (isLineEnd || isCell) {
            endPiece();
            start = left;
        }
    }

    private void endPiece() {
        pieces.add(start, end, y, size);
    }

    private void endLink() {
        if (link != null && !Links.isSame(underLink.toString(), link)) {
            text.append(" <").append(link).append('>');
        }
        if (link != null) {
            links.shown(link);
        }
        underLink.setLength(0);
        link = null;
    }

    /** Whether lines were not written from their beginning to their end. */
    boolean isTorn() {
        if (!Float.isNaN(end)) {
            endPiece();
        }
        return pieces.areTorn();
    }

    String text() {
        letters.end(text);
        endLink();
        links.left().forEach(url -> text.append("\n<").append(url).append('>'));
        return text.toString();
    }
}
