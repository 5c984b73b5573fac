package services.andreas.events.text;

import java.io.Writer;
import java.util.Arrays;

/** Collects what is written as UTF-8. Half a surrogate pair becomes a question mark. */
public final class Utf8Writer extends Writer {
    private static final int MOST_BYTES_OF_A_CHAR = 3;

    private byte[] bytes = new byte[4096];
    private int size;

    /** A high surrogate that waits for the other; 0 if there is none. */
    private char high;

    @Override
    public void write(char[] text, int from, int length) {
        reserve(length);
        for (int i = from; i < from + length; i++) {
            add(text[i]);
        }
    }

    @Override
    public void write(String text, int from, int length) {
        reserve(length);
        for (int i = from; i < from + length; i++) {
            add(text.charAt(i));
        }
    }

    @Override
    public void write(int c) {
        reserve(1);
        add((char) c);
    }

    private void reserve(int chars) {
        int most = MOST_BYTES_OF_A_CHAR * (chars + 1);
        if (bytes.length - size < most) {
            bytes = Arrays.copyOf(bytes, 2 * size + most);
        }
    }

    private void add(char c) {
        if (c < 0x80 && high == 0) {
            bytes[size++] = (byte) c;
        } else {
            addOther(c);
        }
    }

    private void addOther(char c) {
        boolean isPair = high != 0 && Character.isLowSurrogate(c);
        if (high != 0 && !isPair) {
            bytes[size++] = '?';
        }
        char first = high;
        high = Character.isHighSurrogate(c) ? c : 0;
        if (isPair) {
            addCodePoint(Character.toCodePoint(first, c));
        } else if (high == 0) {
            addCodePoint(Character.isSurrogate(c) ? '?' : c);
        }
    }

    private void addCodePoint(int c) {
        if (c < 0x80) {
            bytes[size++] = (byte) c;
        } else if (c < 0x800) {
            bytes[size++] = (byte) (0xC0 | c >> 6);
            bytes[size++] = (byte) (0x80 | c & 0x3F);
        } else {
            if (c < 0x10000) {
                bytes[size++] = (byte) (0xE0 | c >> 12);
            } else {
                bytes[size++] = (byte) (0xF0 | c >> 18);
                bytes[size++] = (byte) (0x80 | c >> 12 & 0x3F);
            }
            bytes[size++] = (byte) (0x80 | c >> 6 & 0x3F);
            bytes[size++] = (byte) (0x80 | c & 0x3F);
        }
    }

    public byte[] toBytes() {
        if (high != 0) {
            high = 0;
            write('?');
        }
        return Arrays.copyOf(bytes, size);
    }

    @Override
    public void flush() {
        // all is in memory
    }

    @Override
    public void close() {
        // all is in memory
    }
}
