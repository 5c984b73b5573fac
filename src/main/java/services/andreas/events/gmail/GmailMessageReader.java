package services.andreas.events.gmail;

import com.google.api.services.gmail.model.Message;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import org.apache.camel.Body;
import services.andreas.events.failure.GmailAnswerException;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.MailReader;

/** Reads a raw message from an answer of Gmail. */
public final class GmailMessageReader {
    private final MailReader reader = new MailReader();
    private final Clock clock;

    public GmailMessageReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param message the answer to {@code users.messages.get} with {@code format=raw}
     * @throws GmailAnswerException if the answer holds no message
     */
    public Mail read(@Body Message message) throws GmailAnswerException {
        if (message.getRaw() == null) {
            throw new GmailAnswerException("Gmail's answer holds no raw message");
        }
        byte[] base64 = message.getRaw().getBytes(StandardCharsets.ISO_8859_1);
        // a mail of 25 MB is 33 MB of base64: never keep three copies at once
        message.setRaw(null);
        byte[] raw = decoded(base64);
        if (raw.length == 0) {
            throw new GmailAnswerException("Gmail's answer holds an empty message");
        }
        Instant received =
                message.getInternalDate() == null
                        ? clock.instant()
                        : Instant.ofEpochMilli(message.getInternalDate());
        return reader.read(message.getId(), raw, received);
    }

    /** Accepts the alphabet of URLs, which Gmail uses, and that of mails with line breaks. */
    private static byte[] decoded(byte[] base64) throws GmailAnswerException {
        for (int i = 0; i < base64.length; i++) {
            if (base64[i] == '-') {
                base64[i] = '+';
            } else if (base64[i] == '_') {
                base64[i] = '/';
            }
        }
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new GmailAnswerException("Gmail's answer is not base64");
        }
    }
}
