package services.andreas.events.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;

/** A message with its raw form, encoded while it is sent: the largest have 25 MB. */
final class RawBody implements Reply.Body {
    private final byte[] head;
    private final byte[] raw;
    private final byte[] tail = "\"}".getBytes(UTF_8);

    RawBody(ObjectNode message, byte[] raw) {
        String json = message.toString();
        this.head = (json.substring(0, json.length() - 1) + ",\"raw\":\"").getBytes(UTF_8);
        this.raw = raw;
    }

    @Override
    public long length() {
        return head.length + (raw.length * 4L + 2) / 3 + tail.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(head);
        try (OutputStream base64 = Base64.getUrlEncoder().withoutPadding().wrap(open(out))) {
            base64.write(raw);
        }
        out.write(tail);
    }

    /** The encoder writes its last bytes when it is closed, the response goes on. */
    private static OutputStream open(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() {}
        };
    }
}
