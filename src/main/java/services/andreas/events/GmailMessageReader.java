package services.andreas.events;

import com.google.api.services.gmail.model.Message;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.Body;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.MailReader;

/** Reads the raw message that Gmail delivers. */
public final class GmailMessageReader {
    private final MailReader reader = new MailReader();
    private final Clock clock;

    public GmailMessageReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param message the answer to {@code users.messages.get} with {@code format=raw}
     */
    public Mail read(@Body Message message) {
        byte[] raw = message.decodeRaw();
        // 33 MB of base64 that nobody needs any more, for a mail of 25 MB
        message.setRaw(null);
        Instant received =
                message.getInternalDate() == null
                        ? clock.instant()
                        : Instant.ofEpochMilli(message.getInternalDate());
        return reader.read(message.getId(), raw, received);
    }
}
