package services.andreas.events.mail.mime;

import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.DefaultFieldBuilder;
import org.apache.james.mime4j.stream.FieldBuilder;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.util.ByteArrayBuffer;
import org.apache.james.mime4j.util.RecycledByteArrayBuffer;

/** Cuts header fields that are too long; mime4j's own builder gives up the message. */
final class BoundedFieldBuilder implements FieldBuilder {
    private final FieldBuilder fields = new DefaultFieldBuilder(-1);
    private final int limit;
    private int length;

    /**
     * @param limit maximum of bytes in one field
     */
    BoundedFieldBuilder(int limit) {
        this.limit = limit;
    }

    @Override
    public void reset() {
        length = 0;
        fields.reset();
    }

    @Override
    public void append(ByteArrayBuffer line) throws MimeException {
        int room = Math.min(limit - length, line.length());
        if (room > 0) {
            length += room;
            fields.append(
                    room == line.length() ? line : new ByteArrayBuffer(line.buffer(), room, true));
        }
    }

    @Override
    public RawField build() throws MimeException {
        return fields.build();
    }

    @Override
    public RecycledByteArrayBuffer getRaw() {
        return fields.getRaw();
    }

    @Override
    public void release() {
        fields.release();
    }
}
