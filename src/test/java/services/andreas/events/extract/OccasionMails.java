package services.andreas.events.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The mails of {@code occasions.txt}, which are asked about only if they may announce something.
 */
public final class OccasionMails {
    private OccasionMails() {}

    /**
     * @param announces whether there is anything that a model could find
     */
    public record Labelled(boolean announces, String language, String subject, String text) {
        public boolean asks() {
            return TestMail.of().subject(subject).text(text).asks();
        }
    }

    public static List<Labelled> load() {
        try (InputStream in = OccasionMails.class.getResourceAsStream("/occasions.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(OccasionMails::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Labelled read(String line) {
        String[] parts = line.split(" ", 3);
        String[] mail = parts[2].split(" \\| ", 2);
        return new Labelled(parts[0].equals("+"), parts[1], mail[0], mail[1]);
    }
}
