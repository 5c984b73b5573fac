package services.andreas.events.extract.pdf;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Counts what a stream unpacks to, before it takes memory. */
final class CountedOutput extends FilterOutputStream {
    private final Work work;
    private final Tokens tokens = new Tokens();
    private final byte[] one = new byte[1];
    private long length;

    CountedOutput(OutputStream out, Work work) {
        super(out);
        this.work = work;
    }

    @Override
    public void write(int b) throws IOException {
        one[0] = (byte) b;
        write(one, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        length += count;
        work.unpacked(count, length);
        if (!work.isAtPicture()) {
            tokens.count(bytes, from, count);
        }
        out.write(bytes, from, count);
    }
}
