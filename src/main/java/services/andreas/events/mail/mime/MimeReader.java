package services.andreas.events.mail.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeTokenStream;

/** Reads the MIME structure (RFC 2045 to 2049) of one message in one pass, without a tree. */
public final class MimeReader {
    private static final Set<String> MESSAGES =
            Set.of("message/rfc822", "message/global", "message/news");
    private static final Pattern BOUNDARY_LINE =
            Pattern.compile("(?i)(?:^|\\n)--([^\\r\\n]{1,70}?)[ \\t]*\\r?\\nContent-[A-Z-]{1,30}:");

    private final MailBounds bounds;
    private final MailBodies bodies;
    private int parts;

    public MimeReader(MailBounds bounds, MailBodies bodies) {
        this.bounds = bounds;
        this.bodies = bodies;
    }

    /**
     * @param depth number of enclosing multiparts and messages
     */
    public MimeMessage readMessage(InputStream in, int depth) {
        MimeTokenStream tokens = MimeTokens.of(bounds);
        tokens.parse(in);
        MimeHeader header = new MimeHeader();
        return new MimeMessage(header, read(tokens, header, depth));
    }

    /** Reads a stream without a header as a body of this content type. */
    public String readBody(InputStream in, String contentType, int depth) {
        MimeTokenStream tokens = MimeTokens.of(bounds);
        tokens.parseHeadless(in, contentType);
        return read(tokens, new MimeHeader(), depth);
    }

    private String read(MimeTokenStream tokens, MimeHeader first, int depth) {
        Deque<Multipart> open = new ArrayDeque<>();
        open.push(new Multipart("", first));
        try {
            read(tokens, open, depth);
        } catch (IOException | MimeException | RuntimeException broken) {
            // mime4j does not document its exceptions; what was read so far is kept
            bodies.cut();
        }
        while (open.size() > 1) {
            close(open, depth + open.size() - 1);
        }
        return open.pop().block().text();
    }

    private void read(MimeTokenStream tokens, Deque<Multipart> open, int depth)
            throws IOException, MimeException {
        MimeHeader header = open.getFirst().header();
        for (EntityState state = tokens.getState();
                state != EntityState.T_END_OF_STREAM;
                state = tokens.next()) {
            Multipart around = open.getFirst();
            int level = depth + open.size() - 1;
            switch (state) {
                case T_START_BODYPART -> {
                    around.beginPart();
                    header = new MimeHeader();
                }
                case T_FIELD -> header.add(tokens.getField());
                case T_END_HEADER -> {
                    if (++parts > bounds.parts()) {
                        bodies.cut();
                        return;
                    }
                    MimeTokens.descend(tokens, header, level < bounds.depth());
                }
                case T_START_MULTIPART ->
                        open.push(new Multipart(tokens.getBodyDescriptor().getMimeType(), header));
                case T_PREAMBLE -> around.preamble(bodies.preamble(tokens.getInputStream()));
                case T_END_MULTIPART -> close(open, level);
                case T_BODY -> around.add(body(tokens, header, level));
                default -> {}
            }
        }
    }

    private void close(Deque<Multipart> open, int level) {
        Multipart closed = open.pop();
        boolean hasParts = closed.hasParts();
        open.getFirst()
                .add(
                        hasParts
                                ? closed.block()
                                : unparted(closed.preamble(), closed.header(), level));
    }

    private Multipart.Block body(MimeTokenStream tokens, MimeHeader header, int level)
            throws IOException {
        String type = tokens.getBodyDescriptor().getMimeType();
        if (MESSAGES.contains(type) || header.fileName().endsWith(".eml")) {
            return embedded(tokens.getDecodedInputStream(), level);
        }
        if (type.startsWith("multipart/") || header.mediaType().startsWith("multipart/")) {
            return unparted(bodies.preamble(tokens.getInputStream()), header, level);
        }
        return bodies.read(tokens.getInputStream(), type, header, level == 0);
    }

    private Multipart.Block embedded(InputStream in, int level) {
        if (level >= bounds.depth()) {
            bodies.cut();
            return Multipart.NOTHING;
        }
        return new Multipart.Block(1, readMessage(in, level + 1).asPart());
    }

    /** Reads a multipart whose boundary is missing, too long or not the declared one. */
    private Multipart.Block unparted(byte[] bytes, MimeHeader header, int level) {
        if (level >= bounds.depth()) {
            bodies.cut();
            return Multipart.NOTHING;
        }
        Matcher line = BOUNDARY_LINE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        // a body whose boundary we set has no header, and gets no second boundary
        if (header.isEmpty() || !line.find()) {
            return bodies.text(bytes, "text/plain", header);
        }
        boolean isAlternative = header.mediaType().equals("multipart/alternative");
        String boundary = line.group(1).replaceAll("([\"\\\\])", "\\\\$1");
        String type =
                (isAlternative ? "multipart/alternative" : "multipart/mixed")
                        + "; boundary=\""
                        + boundary
                        + '"';
        return new Multipart.Block(1, readBody(new ByteArrayInputStream(bytes), type, level + 1));
    }
}
