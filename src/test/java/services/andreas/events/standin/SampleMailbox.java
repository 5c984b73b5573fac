package services.andreas.events.standin;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.message.DefaultMessageBuilder;

/** The mails in {@code mailbox/}, each with the recorded answer of the model beside it. */
public final class SampleMailbox {
    private static final String MAIL = ".eml";

    /** How long the mails are on their way. */
    private static final Duration TRANSPORT = Duration.ofSeconds(4);

    private final List<SampleMail> mails;

    private SampleMailbox(List<SampleMail> mails) {
        this.mails = mails;
    }

    public static SampleMailbox load() {
        try (Stream<Path> files = Files.list(folder())) {
            return new SampleMailbox(
                    files.filter(file -> file.toString().endsWith(MAIL))
                            .sorted()
                            .map(SampleMailbox::read)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<SampleMail> mails() {
        return mails;
    }

    /** The mail of this name, which may be abbreviated. */
    public SampleMail mail(String name) {
        return mails.stream()
                .filter(mail -> mail.name().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No sample mail " + name));
    }

    /** Puts all mails, labelled as events, into this mailbox and returns their ids by name. */
    public Map<String, String> putInto(GmailStandIn gmail) {
        Map<String, String> ids = new LinkedHashMap<>();
        for (SampleMail mail : mails) {
            String id =
                    gmail.mailbox().add(mail.raw(), mail.date().plus(TRANSPORT), "INBOX", "Events");
            ids.put(mail.name(), id);
        }
        return ids;
    }

    /** Has the recorded answers given. */
    public void teach(OpenAiStandIn openAi) {
        mails.forEach(mail -> openAi.recorded().add(mail.subject(), mail.answer()));
    }

    private static Path folder() {
        try {
            URI folder = SampleMailbox.class.getResource("/mailbox").toURI();
            return Path.of(folder);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SampleMail read(Path file) {
        String name = file.getFileName().toString().replace(MAIL, "");
        try {
            byte[] raw = crlf(Files.readAllBytes(file));
            Message message =
                    new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(raw));
            return new SampleMail(
                    name,
                    raw,
                    message.getSubject(),
                    message.getDate().toInstant(),
                    Files.readString(file.resolveSibling(name + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException("Sample mail " + name + " cannot be read", e);
        }
    }

    /** Files have the line ends of this repository, mails have their own. */
    private static byte[] crlf(byte[] lines) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream(lines.length + 1024);
        byte before = 0;
        for (byte next : lines) {
            if (next == '\n' && before != '\r') {
                mail.write('\r');
            }
            mail.write(next);
            before = next;
        }
        return mail.toByteArray();
    }
}
