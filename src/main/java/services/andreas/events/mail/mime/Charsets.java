package services.andreas.events.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import services.andreas.events.text.LetterCase;

/** Decodes text whose declared charset may be missing, unknown or wrong. */
final class Charsets {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Supersets that senders mean (WHATWG Encoding Standard), and names unknown to Java. */
    private static final Map<String, String> MEANT =
            Map.ofEntries(
                    Map.entry("ascii", "windows-1252"),
                    Map.entry("us-ascii", "windows-1252"),
                    Map.entry("iso-8859-1", "windows-1252"),
                    Map.entry("latin1", "windows-1252"),
                    Map.entry("iso-8859-9", "windows-1254"),
                    Map.entry("iso-8859-8-i", "iso-8859-8"),
                    Map.entry("gb2312", "gb18030"),
                    Map.entry("gbk", "gb18030"),
                    Map.entry("ks_c_5601-1987", "x-windows-949"),
                    Map.entry("euc-kr", "x-windows-949"),
                    Map.entry("shift_jis", "windows-31j"),
                    Map.entry("macintosh", "x-macroman"));

    private static final Pattern JAPANESE_ESCAPE = Pattern.compile("\u001b(?:\\$[@B]|\\(J)");

    private static final Pattern NOT_OF_NAME = Pattern.compile("[\"'\\s]|\\*.*");

    private Charsets() {}

    /**
     * @param declared charset name
     */
    static String decode(byte[] bytes, @Nullable String declared) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, UTF_8);
        }
        if (starts(bytes, 0xFE, 0xFF) || starts(bytes, 0xFF, 0xFE)) {
            return new String(
                    bytes, 2, bytes.length - 2, bytes[0] == (byte) 0xFE ? UTF_16BE : UTF_16LE);
        }
        if (declared != null && Utf7.isIn(bytes, declared)) {
            return Utf7.decode(bytes);
        }
        Charset charset = lookup(declared);
        if (charset == null && JAPANESE_ESCAPE.matcher(new String(bytes, ISO_8859_1)).find()) {
            charset = lookup("iso-2022-jp");
        }
        if (charset != null && charset.name().startsWith("UTF-16")) {
            return utf16(bytes, charset);
        }
        if (charset != null && !charset.equals(UTF_8) && isMultiByte(charset)) {
            return new String(bytes, charset);
        }
        String utf8 = new String(bytes, UTF_8);
        int broken = 0;
        int whole = 0;
        for (int i = 0; i < utf8.length(); i++) {
            char c = utf8.charAt(i);
            if (c > 0x7F) {
                broken += c == '\uFFFD' ? 1 : 0;
                whole += c == '\uFFFD' ? 0 : 1;
            }
        }
        // UTF-8 may have a cut or damaged character; Latin-1 has hardly a valid UTF-8 one
        boolean isUtf8 = UTF_8.equals(charset) ? whole >= broken : whole > 10 * broken;
        if (isUtf8) {
            return utf8;
        }
        boolean mayBeWrong =
                charset == null
                        || charset.equals(UTF_8)
                        || charset.equals(WINDOWS_1252) && CharsetDetection.isNoLatin(bytes);
        Charset meant = mayBeWrong ? lookup(CharsetDetection.name(bytes)) : charset;
        return new String(bytes, meant == null || meant.equals(UTF_8) ? WINDOWS_1252 : meant);
    }

    private static Charset lookup(String name) {
        if (name == null) {
            return null;
        }
        String plain = LetterCase.lower(NOT_OF_NAME.matcher(name).replaceAll(""));
        try {
            return Charset.forName(MEANT.getOrDefault(plain, plain));
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    /**
     * Reads UTF-16 without a byte order mark; the zero bytes of ASCII characters show the order.
     */
    private static String utf16(byte[] bytes, Charset declared) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < bytes.length; i++) {
            even += bytes[i] == 0 && i % 2 == 0 ? 1 : 0;
            odd += bytes[i] == 0 && i % 2 == 1 ? 1 : 0;
        }
        String utf8 = new String(bytes, UTF_8);
        if (even + odd == 0 && utf8.indexOf('\uFFFD') < 0) {
            return utf8;
        }
        return new String(bytes, even == odd ? declared : even > odd ? UTF_16BE : UTF_16LE);
    }

    private static boolean isMultiByte(Charset charset) {
        return !charset.canEncode() || charset.newEncoder().maxBytesPerChar() > 1;
    }

    private static boolean starts(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
