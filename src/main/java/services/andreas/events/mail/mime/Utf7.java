package services.andreas.events.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import services.andreas.events.text.LetterCase;

/** Decodes UTF-7 (RFC 2152), which Java does not know. */
final class Utf7 {
    private static final Pattern SHIFTED = Pattern.compile("\\+([A-Za-z0-9+/]*+)-?");

    private Utf7() {}

    /**
     * Whether these bytes may be in UTF-7: it has ASCII characters only.
     *
     * @param declared charset name, perhaps quoted
     */
    static boolean isIn(byte[] bytes, String declared) {
        String name = LetterCase.lower(declared).replace("\"", "").strip();
        if (!name.endsWith("utf-7")) {
            return false;
        }
        boolean isAscii = true;
        for (byte b : bytes) {
            isAscii &= b >= 0;
        }
        return isAscii;
    }

    static String decode(byte[] bytes) {
        Matcher shifted = SHIFTED.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        return shifted.replaceAll(part -> Matcher.quoteReplacement(letters(part.group(1))));
    }

    private static String letters(String base64) {
        byte[] utf16 = LenientBase64.decode(base64.getBytes(StandardCharsets.US_ASCII));
        return base64.isEmpty()
                ? "+"
                : new String(utf16, 0, utf16.length / 2 * 2, StandardCharsets.UTF_16BE);
    }
}
