package services.andreas.events.mail;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.mime.MailBodies;
import services.andreas.events.mail.mime.MailBounds;
import services.andreas.events.mail.mime.MimeHeader;
import services.andreas.events.mail.mime.MimeMessage;
import services.andreas.events.mail.mime.MimeReader;
import services.andreas.events.text.Links;
import services.andreas.events.text.Text;

/** Reads raw messages (RFC 5322, MIME), however broken, in bounded memory and time. */
public final class MailReader {
    private final MailBounds bounds;

    public MailReader() {
        this(MailBounds.DEFAULT);
    }

    public MailReader(MailBounds bounds) {
        this.bounds = bounds;
    }

    /**
     * Reads any bytes; bytes that are no message yield an empty or odd text.
     *
     * @param id Gmail's id of the message
     * @param raw the message as received
     * @param received the time of receipt, which replaces a missing or absurd date
     * @throws NullPointerException if an argument is null
     */
    public Mail read(String id, byte[] raw, Instant received) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(received, "received");
        MailBodies bodies = new MailBodies(bounds);
        MimeMessage message = new MimeReader(bounds, bodies).readMessage(stream(raw), 0);
        String whole = message.text();
        if (message.header().isEmpty()) {
            bodies = new MailBodies(bounds);
            whole = new MimeReader(bounds, bodies).readBody(stream(raw), "text/plain", 0);
        }
        MimeHeader header = message.header();
        String text = Text.cut(whole, bounds.textChars());
        Mail.Sender sender = Mailboxes.first(header.raw("from"));
        return new Mail(
                id,
                header.text("subject"),
                sender,
                MailDates.sent(header.raw("date"), received),
                received,
                text,
                Links.in(text, bounds.links()),
                bodies.html(),
                bodies.calendars(),
                bodies.passes(),
                bodies.attachments(),
                List.of(),
                bodies.isCut() || text.length() < whole.length(),
                authenticated(header, sender));
    }

    /** Gmail's verdict is about one sender: a mail with two is nobody's word (RFC 5322, 3.6). */
    private static @Nullable Boolean authenticated(MimeHeader header, Mail.Sender sender) {
        return header.isRepeated("from")
                ? Boolean.FALSE
                : Authentication.of(header.raw("authentication-results"), sender.domain());
    }

    private static InputStream stream(byte[] raw) {
        return new ByteArrayInputStream(raw);
    }
}
