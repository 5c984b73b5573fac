package services.andreas.events.mail.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An open multipart (RFC 2046), and the texts of its parts so far. */
final class Multipart {
    static final Block NOTHING = new Block(0, "");

    private final boolean isAlternative;
    private final MimeHeader header;
    private final List<Block> blocks = new ArrayList<>();
    private byte[] preamble = {};
    private boolean hasParts;

    Multipart(String type, MimeHeader header) {
        this.isAlternative = type.equals("multipart/alternative");
        this.header = header;
    }

    /**
     * @param richness rank by which one of several alternatives is chosen
     */
    record Block(int richness, String text) {}

    MimeHeader header() {
        return header;
    }

    /** Keeps the bytes before the first boundary, in case no boundary follows. */
    void preamble(byte[] bytes) {
        preamble = bytes;
    }

    byte[] preamble() {
        return preamble;
    }

    void beginPart() {
        hasParts = true;
        preamble = new byte[0];
    }

    boolean hasParts() {
        return hasParts;
    }

    void add(Block block) {
        if (!block.text().isBlank()) {
            blocks.add(block);
        }
    }

    /** Returns the last of the richest alternatives, or all parts in order. */
    Block block() {
        Block richest = NOTHING;
        for (Block block : blocks) {
            richest = block.richness() >= richest.richness() ? block : richest;
        }
        if (isAlternative) {
            return richest;
        }
        String all = blocks.stream().map(Block::text).collect(Collectors.joining("\n\n"));
        return new Block(richest.richness(), all);
    }
}
