package services.andreas.events.mail.mime;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Configures mime4j to accept any input, and to descend only as far as allowed. */
final class MimeTokens {
    /** RFC 2046 allows 70 characters; the time of a search grows with the length. */
    private static final int MAX_BOUNDARY = 300;

    /** mime4j gives up a message at its own limits; ours cut it. */
    private static final MimeConfig UNLIMITED =
            MimeConfig.custom()
                    .setMaxLineLen(-1)
                    .setMaxHeaderCount(-1)
                    .setMaxHeaderLen(-1)
                    .setMaxContentLen(-1)
                    .build();

    private MimeTokens() {}

    /** Returns tokens that treat nested messages as bodies. */
    static MimeTokenStream of(MailBounds bounds) {
        BoundedFieldBuilder fields = new BoundedFieldBuilder(bounds.headerBytes());
        MimeTokenStream tokens = new MimeTokenStream(UNLIMITED, DecodeMonitor.SILENT, fields, null);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        return tokens;
    }

    /** Decides whether a multipart that starts is read part by part, or as one body. */
    static void descend(MimeTokenStream tokens, MimeHeader header, boolean allowed) {
        String boundary = header.parameter("boundary");
        boolean descends = allowed && (boundary == null || boundary.length() <= MAX_BOUNDARY);
        tokens.setRecursionMode(descends ? RecursionMode.M_NO_RECURSE : RecursionMode.M_FLAT);
    }
}
