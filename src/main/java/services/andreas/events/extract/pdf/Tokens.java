package services.andreas.events.extract.pdf;

/**
 * Counts the tokens of a file that become objects: each takes many times the memory of its
 * characters. Packed bytes look like tokens now and then, so a longer file may have more.
 */
final class Tokens {
    private static final int MOST = 600_000;
    private static final int MOST_NUMBERS = 1_500_000;
    private static final int BYTES_PER_TOKEN = 40;

    private long bytes;
    private long tokens;
    private long numbers;
    private boolean isBehindSpace;

    /**
     * @throws WorkExceededException if there are more than in any programme
     */
    void count(byte[] text, int from, int length) {
        for (int i = from; i < from + length; i++) {
            byte c = text[i];
            tokens += c == '/' || c == '[' || c == '<' || c == '(' ? 1 : 0;
            numbers += isBehindSpace && c >= '-' && c <= '9' ? 1 : 0;
            isBehindSpace = c == ' ' || c == '\n' || c == '\r';
        }
        bytes += length;
        long more = bytes / BYTES_PER_TOKEN;
        if (tokens > MOST + more || numbers > MOST_NUMBERS + more) {
            throw new WorkExceededException("tokens");
        }
    }
}
