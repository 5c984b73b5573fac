package services.andreas.events.listing;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Writes content lines of RFC 5545: escaped, folded after 75 octets, ended by CR LF. */
final class ContentLines {
    private static final int OCTETS = 75;
    private static final int LONGEST_CHARACTER = 4;

    private byte[] bytes = new byte[2048];
    private int size;
    private int octets;

    /**
     * @param name with its parameters
     * @param value that needs no escape
     */
    void line(String name, String value) {
        begin(name);
        add(value, false);
        end();
    }

    /** Adds a text; nothing if it is empty. */
    void text(String name, String text) {
        texts(name, text.isEmpty() ? List.of() : List.of(text));
    }

    /** Adds texts, with commas between them; nothing if there are none. */
    void texts(String name, Collection<String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        begin(name);
        String comma = "";
        for (String text : texts) {
            add(comma, false);
            add(text, true);
            comma = ",";
        }
        end();
    }

    /** Writes the lines, and forgets them. */
    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
        size = 0;
    }

    private void begin(String name) {
        octets = 0;
        add(name, false);
        add(":", false);
    }

    private void end() {
        octets = 0;
        add("\r\n", false);
    }

    private void add(String text, boolean isEscaped) {
        int most = LONGEST_CHARACTER * (text.length() + 1);
        if (bytes.length - size < most) {
            bytes = Arrays.copyOf(bytes, 2 * size + most);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                i += beyondAscii(text, i) - 1;
            } else if (isEscaped && (c == '\\' || c == ';' || c == ',')) {
                octet('\\');
                octet(c);
            } else if (isEscaped && c == '\n') {
                octet('\\');
                octet('n');
            } else {
                octet(c);
            }
        }
    }

    private void octet(int octet) {
        fold(1);
        bytes[size++] = (byte) octet;
    }

    /** Adds a character whole; returns how many chars it is. */
    private int beyondAscii(String text, int at) {
        int character = text.codePointAt(at);
        if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
            octet('?');
            return 1;
        }
        int length = character < 0x800 ? 2 : character < 0x10000 ? 3 : LONGEST_CHARACTER;
        fold(length);
        int lead = 0xF00 >> length & 0xFF;
        bytes[size++] = (byte) (lead | character >> 6 * (length - 1));
        for (int rest = length - 2; rest >= 0; rest--) {
            bytes[size++] = (byte) (0x80 | character >> 6 * rest & 0x3F);
        }
        return Character.charCount(character);
    }

    private void fold(int more) {
        if (octets + more > OCTETS) {
            bytes[size++] = '\r';
            bytes[size++] = '\n';
            bytes[size++] = ' ';
            octets = 1;
        }
        octets += more;
    }
}
