package services.andreas.events.extract.pdf;

import org.jspecify.annotations.Nullable;

/**
 * Counts what reading one file costs, in bytes and steps rather than by a clock, and ends it where
 * it costs more than any programme does. PDFBox unpacks a stream each time it is used.
 */
final class Work {
    /** The work of this thread, for filters, which PDFBox shares between files. */
    private static final ThreadLocal<Work> CURRENT = new ThreadLocal<>();

    /** Unpacked bytes of one stream; a page of a map has some megabytes. */
    private static final int STREAM = 8 << 20;

    /** Unpacked bytes of all streams, each time they are used. */
    private static final int ALL = 16 << 20;

    /** Some writers end the rows of a picture with a line more. */
    private static final int SLACK = 64 << 10;

    private static final long STEPS = 3_000_000;

    private long bytes;
    private long ofPicture;
    private long steps;

    static @Nullable Work current() {
        return CURRENT.get();
    }

    void begin() {
        CURRENT.set(this);
    }

    static void end() {
        CURRENT.remove();
    }

    long steps() {
        return steps;
    }

    /**
     * From now on, a stream is the rows of a picture.
     *
     * @param bytes that it has by its own account
     */
    void picture(long bytes) {
        ofPicture = bytes;
    }

    boolean isAtPicture() {
        return ofPicture > 0;
    }

    /** Nothing is the rows of a picture any more. */
    void pictureEnds() {
        ofPicture = 0;
    }

    /**
     * @param ofStream bytes of this stream so far
     */
    void unpacked(int count, long ofStream) {
        if (ofPicture > 0) {
            // a pixel is read once, and weighs less than what text becomes
            if (ofStream > ofPicture + SLACK) {
                throw new WorkExceededException("bytes of a picture");
            }
            return;
        }
        bytes += count;
        if (ofStream > STREAM || bytes > ALL) {
            throw new WorkExceededException("unpacked bytes");
        }
    }

    void step(int weight) {
        steps += weight;
        if (steps > STEPS || Thread.currentThread().isInterrupted()) {
            throw new WorkExceededException("steps");
        }
    }
}
