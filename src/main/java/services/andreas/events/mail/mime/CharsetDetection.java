package services.andreas.events.mail.mime;

import org.mozilla.universalchardet.UniversalDetector;

/** Tells by its letters in which charset a text is that says nothing of it and is not UTF-8. */
final class CharsetDetection {
    /** The letters of a text are mixed as well in its beginning as in all of it. */
    private static final int MAX_BYTES = 64 << 10;

    /** Of the letters of windows-1252 that ASCII lacks, almost all begin here. */
    private static final int FIRST_ACCENT = 0xC0;

    private static final int LEAST_WORD = 3;
    private static final int LEAST_LETTERS = 10;

    private CharsetDetection() {}

    /** Returns null where nothing is certain, and for Latin letters. */
    static String name(byte[] bytes) {
        int length = Math.min(bytes.length, MAX_BYTES);
        if (!isForeign(bytes, length)) {
            return null;
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, length);
        detector.dataEnd();
        return detector.getDetectedCharset();
    }

    /** Whether it has words of letters that all have accents, as no Latin text does. */
    static boolean isNoLatin(byte[] bytes) {
        int inWords = 0;
        int word = 0;
        for (int i = 0; i < Math.min(bytes.length, MAX_BYTES); i++) {
            word = (bytes[i] & 0xFF) >= FIRST_ACCENT ? word + 1 : 0;
            inWords += word >= LEAST_WORD ? 1 : 0;
        }
        return inWords >= LEAST_LETTERS;
    }

    /** In Latin text, letters with accents stand between others; elsewhere they are words. */
    private static boolean isForeign(byte[] bytes, int length) {
        int high = 0;
        int inRow = 0;
        for (int i = 0; i < length; i++) {
            high += bytes[i] < 0 ? 1 : 0;
            inRow += i > 0 && bytes[i] < 0 && bytes[i - 1] < 0 ? 1 : 0;
        }
        return inRow * 2 > high;
    }
}
