package services.andreas.events.extract.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The pieces of the lines of a page, in the order in which they were written. */
final class LinePieces {
    /**
     * Of ten pieces of lines, more than one begins in the middle of a line that ended elsewhere.
     */
    private static final int TORN = 10;

    /** Words that were written one after the other. */
    private record Piece(int order, float left, float right, float y, float size) {
        int row() {
            return Math.round(y / 2);
        }
    }

    private final List<Piece> pieces = new ArrayList<>();

    void add(float left, float right, float y, float size) {
        pieces.add(new Piece(pieces.size(), left, right, y, size));
    }

    /** Whether lines were not written from their beginning to their end. */
    boolean areTorn() {
        List<Piece> rows = new ArrayList<>(pieces);
        rows.sort(Comparator.comparingInt(Piece::row).thenComparing(Piece::left));
        int torn = 0;
        for (int i = 1; i < rows.size(); i++) {
            Piece before = rows.get(i - 1);
            Piece piece = rows.get(i);
            float gap = piece.left - before.right;
            boolean follows =
                    before.row() == piece.row()
                            && gap > -PageLayout.CELL_GAP * piece.size
                            && gap < PageLayout.CELL_GAP * piece.size;
            torn += follows && piece.order != before.order + 1 ? 1 : 0;
        }
        return torn > 1 && torn * TORN > rows.size();
    }
}
