package services.andreas.events.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import services.andreas.events.extract.calendar.CalendarEvents;
import services.andreas.events.extract.model.Coverage;
import services.andreas.events.extract.schema.JsonLdEvents;
import services.andreas.events.extract.schema.MicrodataEvents;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.MailReader;
import services.andreas.events.words.TestWords;

/** Mails that went through bad hands: bytes changed, cut out, doubled, joined with another mail. */
class FuzzTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-24T09:05:04Z");
    private static final int MUTATIONS = 600;

    private final Random random = new Random(4711);

    @Test
    void everyMailIsReadHoweverBroken() throws Exception {
        List<byte[]> corpus = corpus();
        FoundEvents last = new FoundEvents();
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] raw = corpus.get(i % corpus.size());
            for (int change = random.nextInt(4); change >= 0; change--) {
                raw = mutate(raw, corpus.get(random.nextInt(corpus.size())));
            }
            Mail mail = new MailReader().read("fuzz", raw, RECEIVED);
            last = new FoundEvents();
            new CalendarEvents(TestWords.PACKAGED, TestRules.PACKAGED, TestMail.ZONE)
                    .read(mail, last);
            new JsonLdEvents(TestWords.PACKAGED, TestRules.PACKAGED, TestMail.ZONE)
                    .read(mail, last);
            new MicrodataEvents(TestWords.PACKAGED, TestRules.PACKAGED, TestMail.ZONE)
                    .read(mail, last);
            new Coverage(TestWords.PACKAGED, TestRules.PACKAGED, TestMail.ZONE)
                    .leavesGap(mail, last);
        }
        assertThat(last.events()).isNotNull();
    }

    private byte[] mutate(byte[] raw, byte[] other) {
        int from = random.nextInt(raw.length + 1);
        int to = Math.min(raw.length, from + random.nextInt(400));
        return switch (random.nextInt(4)) {
            case 0 -> {
                byte[] changed = raw.clone();
                for (int i = from; i < Math.min(to, from + 8); i++) {
                    changed[i] = (byte) random.nextInt(256);
                }
                yield changed;
            }
            case 1 -> joined(raw, 0, from, raw, to, raw.length);
            case 2 -> joined(raw, 0, to, raw, from, raw.length);
            default -> joined(raw, 0, from, other, random.nextInt(other.length), other.length);
        };
    }

    private static byte[] joined(byte[] a, int from, int to, byte[] b, int start, int end) {
        byte[] whole = new byte[to - from + end - start];
        System.arraycopy(a, from, whole, 0, to - from);
        System.arraycopy(b, start, whole, to - from, end - start);
        return whole;
    }

    private static List<byte[]> corpus() throws IOException, URISyntaxException {
        List<byte[]> corpus = new ArrayList<>();
        for (String folder : List.of("/gold", "/mailbox")) {
            Path path = Path.of(FuzzTest.class.getResource(folder).toURI());
            try (Stream<Path> files = Files.list(path)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".eml")).sorted().toList()) {
                    corpus.add(Files.readAllBytes(file));
                }
            }
        }
        return corpus;
    }
}
