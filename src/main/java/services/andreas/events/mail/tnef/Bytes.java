package services.andreas.events.mail.tnef;

import java.util.Arrays;

/** Reads little-endian values one after the other; asking for more than there is ends reading. */
final class Bytes {
    private final byte[] all;
    private final int end;
    private int at;

    Bytes(byte[] all) {
        this(all, 0, all.length);
    }

    private Bytes(byte[] all, int from, int end) {
        this.all = all;
        this.at = from;
        this.end = end;
    }

    /** Thrown where a stream ends within a value. */
    static final class TruncatedException extends Exception {}

    int left() {
        return end - at;
    }

    int u8() throws TruncatedException {
        need(1);
        return all[at++] & 0xFF;
    }

    int u16() throws TruncatedException {
        return u8() | u8() << 8;
    }

    int i32() throws TruncatedException {
        return u16() | u16() << 16;
    }

    long u32() throws TruncatedException {
        return i32() & 0xFFFF_FFFFL;
    }

    /** Returns the next bytes without copying them. */
    Bytes part(long length) throws TruncatedException {
        need(length);
        Bytes part = new Bytes(all, at, at + (int) length);
        at += (int) length;
        return part;
    }

    void skip(long length) throws TruncatedException {
        part(length);
    }

    /** Skips what fills up to a multiple of four; at the end it may be missing. */
    void align(long length) {
        at += (int) Math.min(left(), -length & 3);
    }

    byte[] rest() {
        return Arrays.copyOfRange(all, at, end);
    }

    /** The same bytes, read from here on their own. */
    Bytes again() {
        return new Bytes(all, at, end);
    }

    private void need(long length) throws TruncatedException {
        if (length < 0 || length > left()) {
            throw new TruncatedException();
        }
    }
}
