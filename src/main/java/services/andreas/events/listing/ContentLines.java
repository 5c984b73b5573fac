package services.andreas.events.listing;

import java.io.IOException;

/** Writes content lines of RFC 5545: escaped, folded after 75 octets, ended by CR LF. */
record ContentLines(Appendable out) {
    private static final int OCTETS = 75;

    /**
     * @param name with its parameters
     * @param value that needs no escape
     */
    void line(String name, String value) throws IOException {
        fold(name + ":" + value);
    }

    /** Writes a text; nothing if it is empty. */
    void text(String name, String text) throws IOException {
        if (!text.isEmpty()) {
            fold(name + ":" + escaped(text));
        }
    }

    static String escaped(String text) {
        boolean plain =
                text.indexOf('\\') < 0
                        && text.indexOf(';') < 0
                        && text.indexOf(',') < 0
                        && text.indexOf('\n') < 0;
        if (plain) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\', ';', ',' -> escaped.append('\\').append(c);
                case '\n' -> escaped.append("\\n");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private void fold(String line) throws IOException {
        if (isAscii(line)) {
            int from = 0;
            for (int octets = OCTETS; line.length() - from > octets; octets = OCTETS - 1) {
                out.append(line, from, from + octets).append("\r\n ");
                from += octets;
            }
            out.append(line, from, line.length()).append("\r\n");
            return;
        }
        int octets = 0;
        int from = 0;
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            int size = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (octets + size > OCTETS) {
                out.append(line, from, i).append("\r\n ");
                from = i;
                octets = 1;
            }
            octets += size;
            i += Character.charCount(character);
        }
        out.append(line, from, line.length());
        out.append("\r\n");
    }

    private static boolean isAscii(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
