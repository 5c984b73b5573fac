package services.andreas.events.extract.pdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Reads the text of pages in the order in which it was written, which is that of columns and table
 * rows; where lines are torn, from the top to the bottom.
 */
final class PageReader extends PDFTextStripper {
    private static final int MOST_GLYPHS = 60_000;

    /** Each state that is saved takes many times its letter. */
    private static final int MOST_SAVED = 1_000;

    private static final Map<String, Integer> WEIGHTS =
            Map.of(
                    OperatorName.DRAW_OBJECT, 50,
                    OperatorName.SET_FONT_AND_SIZE, 10,
                    OperatorName.SAVE, 3,
                    OperatorName.RESTORE, 3);

    private final Work work;
    private final Hyphens hyphens;

    /** Places of shown letters, to leave out those that are shown twice, as some bold ones are. */
    private final Map<String, float[]> shown = new HashMap<>();

    private PageLayout layout;
    private float width;
    private float height;
    private int glyphs;

    PageReader(Work work, Hyphens hyphens) {
        this.work = work;
        this.hyphens = hyphens;
        setSuppressDuplicateOverlappingText(false);
        setShouldSeparateByBeads(false);
        // pages are read one by one, and PDFBox counts them only when it reads them all
        setStartPage(0);
        setParagraphStart("");
        setParagraphEnd("");
        setPageStart("");
        setPageEnd("");
        setArticleStart("");
        setArticleEnd("");
        addOperator(new CheckedFonts(this));
        addOperator(
                new OperatorProcessor(this) {
                    @Override
                    public void process(Operator operator, List<COSBase> operands) {
                        // sets what no text needs, and fonts that nothing has checked
                    }

                    @Override
                    public String getName() {
                        return OperatorName.SET_GRAPHICS_STATE_PARAMS;
                    }
                });
    }

    /**
     * @throws IOException if the page is broken
     */
    String read(PDPage page) throws IOException {
        width = page.getCropBox().getWidth();
        height = page.getCropBox().getHeight();
        if (page.getRotation() % 180 != 0) {
            float upright = width;
            width = height;
            height = upright;
        }
        PageLayout written = read(page, false);
        return written.isTorn() ? read(page, true).text() : written.text();
    }

    private PageLayout read(PDPage page, boolean sorted) throws IOException {
        layout = new PageLayout(new PageLinks(page), hyphens);
        shown.clear();
        glyphs = 0;
        setSortByPosition(sorted);
        processPage(page);
        return layout;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        work.step(WEIGHTS.getOrDefault(operator.getName(), 1));
        if (OperatorName.SAVE.equals(operator.getName()) && getGraphicsStackSize() > MOST_SAVED) {
            throw new WorkExceededException("saved states");
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
            throws IOException {
        work.step(4);
        super.showGlyph(matrix, font, code, displacement);
    }

    @Override
    protected void processTextPosition(TextPosition glyph) {
        boolean isOnPage =
                glyph.getX() > -1
                        && glyph.getX() < width + 1
                        && glyph.getY() > -1
                        && glyph.getY() < height + 1;
        if (isOnPage && !isShown(glyph)) {
            if (++glyphs > MOST_GLYPHS) {
                throw new WorkExceededException("letters of a page");
            }
            super.processTextPosition(glyph);
        }
    }

    private boolean isShown(TextPosition glyph) {
        float near = glyph.getWidth() / 3;
        int column = Math.round(glyph.getX());
        int row = Math.round(glyph.getY());
        for (int i = -1; i <= 1; i++) {
            for (int j = -1; j <= 1; j++) {
                float[] at = shown.get(glyph.getUnicode() + (column + i) + ' ' + (row + j));
                if (at != null
                        && Math.abs(at[0] - glyph.getX()) < near
                        && Math.abs(at[1] - glyph.getY()) < near) {
                    return true;
                }
            }
        }
        shown.put(
                glyph.getUnicode() + column + ' ' + row, new float[] {glyph.getX(), glyph.getY()});
        return false;
    }

    @Override
    protected void writeString(String text, List<TextPosition> glyphs) {
        layout.words(text, glyphs);
    }

    @Override
    protected void writeString(String text) {
        // nothing but words
    }

    @Override
    protected void writeWordSeparator() {
        layout.space();
    }

    @Override
    protected void writeLineSeparator() {
        layout.endLine();
    }

    @Override
    protected void writeParagraphStart() {
        // lines are set apart by their distance
    }

    @Override
    protected void writeParagraphEnd() {
        // lines are set apart by their distance
    }

    @Override
    protected void writePageStart() {
        // pages are kept apart
    }

    @Override
    protected void writePageEnd() {
        // pages are kept apart
    }

    @Override
    protected void startArticle(boolean isLeftToRight) {
        // a page is one
    }

    @Override
    protected void endArticle() {
        // a page is one
    }
}
