package services.andreas.events.gmail;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.model.Message;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.mail.Mail;

class GmailMessageReaderTest {
    private static final byte[] MAIL =
            "Subject: Jazz\r\n\r\nZoë plays >>> at ten ???".getBytes(StandardCharsets.UTF_8);
    private static final String BASE64 = Base64.getMimeEncoder().encodeToString(MAIL);
    private static final String BASE64URL = Base64.getUrlEncoder().encodeToString(MAIL);

    private final GmailMessageReader reader = new GmailMessageReader(Clock.systemUTC());

    @ParameterizedTest
    @ValueSource(strings = {"as Gmail", "without padding", "as in mails"})
    void readsBase64(String how) throws Exception {
        String raw =
                switch (how) {
                    case "as Gmail" -> BASE64URL;
                    case "without padding" -> BASE64URL.replace("=", "");
                    default -> BASE64;
                };
        Message message = new Message().setId("m1").setRaw(raw);

        assertThat(reader.read(message).text()).isEqualTo("Zoë plays >>> at ten ???");
        assertThat(message.getRaw()).as("what is not needed any more").isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fri, 1 Jan 2021 09:00:00 +0000", "Mon, 30 Nov 2026 09:00:00 +0000"})
    void takesTheTimeOfReceiptFromGmailWhateverTheMailSays(String date) throws Exception {
        Instant received = Instant.parse("2026-11-29T08:00:00Z");
        byte[] mail = ("Date: " + date + "\r\n\r\nJazz").getBytes(StandardCharsets.UTF_8);
        Message message =
                new Message()
                        .setId("m1")
                        .setInternalDate(received.toEpochMilli())
                        .setRaw(Base64.getUrlEncoder().encodeToString(mail));

        Mail read = reader.read(message);

        assertThat(read.received()).isEqualTo(received);
        assertThat(read.date()).as("for the reader of the text").isNotEqualTo(received);
    }
}
