package services.andreas.events.mail.mime;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

/** Decodes base64 (RFC 4648) despite foreign characters, and missing or early padding. */
final class LenientBase64 {
    private LenientBase64() {}

    static byte[] decode(byte[] encoded) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length * 3 / 4);
        byte[] run = new byte[encoded.length];
        int length = 0;
        for (int i = 0; i <= encoded.length; i++) {
            byte b = i < encoded.length ? encoded[i] : (byte) '=';
            if (isDigit(b)) {
                run[length++] = b;
            } else if (b == '=' && length > 0) {
                // padding ends a block; some mails join several blocks
                byte[] whole = new byte[length % 4 == 1 ? length - 1 : length];
                System.arraycopy(run, 0, whole, 0, whole.length);
                decoded.writeBytes(Base64.getDecoder().decode(whole));
                length = 0;
            }
        }
        return decoded.toByteArray();
    }

    private static boolean isDigit(byte b) {
        return b >= 'A' && b <= 'Z'
                || b >= 'a' && b <= 'z'
                || b >= '0' && b <= '9'
                || b == '+'
                || b == '/';
    }
}
