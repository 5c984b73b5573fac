package services.andreas.events.mail.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes encoded words (RFC 2047), even where the standard does not allow them; keeps undecodable
 * ones as they are.
 */
public final class EncodedWords {
    private static final Pattern START = Pattern.compile("=\\?([^?\\s]{1,60})\\?([bBqQ])\\?");

    private EncodedWords() {}

    public static String decode(String value) {
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = null;
        int end = 0;
        int close = 0;
        Matcher word = START.matcher(value);
        while (word.find()) {
            close = close < word.end() ? value.indexOf("?=", word.end()) : close;
            if (close < 0) {
                break;
            }
            int next = value.indexOf("=?", word.end());
            if (word.start() < end || next >= 0 && next + 2 <= close) {
                continue;
            }
            String content = value.substring(word.end(), close);
            String between = value.substring(end, word.start());
            boolean joined = charset != null && between.isBlank();
            // a character may be split across adjacent words of one charset
            if (!joined || !charset.equalsIgnoreCase(word.group(1))) {
                text.append(flush(bytes, charset));
            }
            text.append(joined ? "" : between);
            charset = word.group(1);
            bytes.writeBytes(
                    word.group(2).equalsIgnoreCase("b") ? base64(content) : quoted(content));
            end = close + 2;
        }
        return text.append(flush(bytes, charset)).append(value.substring(end)).toString();
    }

    private static String flush(ByteArrayOutputStream bytes, String charset) {
        String text = Charsets.decode(bytes.toByteArray(), charset);
        bytes.reset();
        return text;
    }

    private static byte[] base64(String word) {
        return LenientBase64.decode(word.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] quoted(String word) {
        byte[] in = word.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
            if (in[i] == '=' && high >= 0 && low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(in[i] == '_' ? ' ' : in[i]);
            }
        }
        return out.toByteArray();
    }
}
