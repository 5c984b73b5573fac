package services.andreas.events.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.MailReader;
import services.andreas.events.steps.Steps;

class MailBoundsTest {
    private static final Instant RECEIVED = Instant.parse("2026-05-01T12:00:00Z");
    private static final int MB = 1 << 20;

    /** A boundary of 300 characters may be compared at each byte. */
    private static final long STEPS_PER_BYTE = 600;

    private static final MailBounds BOUNDS = MailBounds.DEFAULT;

    static final class Reader implements Consumer<byte[]> {
        @Override
        public void accept(byte[] raw) {
            isBounded(read(raw));
        }
    }

    private static Mail read(byte[] raw) {
        return new MailReader().read("m1", raw, RECEIVED);
    }

    private static Mail read(String raw) {
        return read(raw.getBytes(ISO_8859_1));
    }

    private static void isBounded(Mail mail) {
        assertThat(mail.text()).hasSizeLessThanOrEqualTo(BOUNDS.textChars());
        assertThat(mail.links()).hasSizeLessThanOrEqualTo(BOUNDS.links());
        assertThat(mail.subject()).hasSizeLessThanOrEqualTo(BOUNDS.headerBytes());
        assertThat(mail.html().stream().mapToInt(String::length).sum())
                .isLessThanOrEqualTo(BOUNDS.totalBytes());
        assertThat(mail.calendars().stream().mapToInt(calendar -> calendar.text().length()).sum())
                .isLessThanOrEqualTo(BOUNDS.totalBytes());
    }

    /** Messages of at most 25 MB, as Gmail takes them. */
    static Stream<Arguments> bombs() {
        String line = "Jazz on Friday and on Saturday, in the big hall as ever.\r\n";
        String multipart = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
        return Stream.of(
                bomb(
                        "a body of 25 MB",
                        () -> "Subject: a\r\n\r\n" + line.repeat(25 * MB / line.length())),
                bomb("a body of one line", () -> "Subject: a\r\n\r\n" + "a".repeat(25 * MB)),
                bomb(
                        "HTML of 25 MB",
                        () -> "Content-Type: text/html\r\n\r\n" + "<p>a<b>b</b> ".repeat(2 * MB)),
                bomb(
                        "an attachment of 25 MB",
                        () ->
                                multipart
                                        + "--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                                        + line.repeat(25 * MB / line.length())
                                        + "--b--"),
                bomb("a header of 25 MB", () -> "Subject: " + "a".repeat(25 * MB) + "\r\n\r\nbody"),
                bomb("10^6 header fields", () -> "A: b\r\n".repeat(1_000_000) + "\r\nbody"),
                bomb(
                        "10^6 continued lines",
                        () -> "Subject: b\r\n" + " a\r\n".repeat(1_000_000) + "\r\nbody"),
                bomb("10^5 parts", () -> multipart + "--b\r\n\r\nJazz\r\n".repeat(100_000)),
                bomb(
                        "10^5 HTML parts",
                        () ->
                                multipart
                                        + "--b\r\nContent-Type: text/html\r\n\r\n<p>a\r\n"
                                                .repeat(100_000)),
                bomb(
                        "10^4 multiparts",
                        () ->
                                "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
                                                .repeat(10_000)
                                        + "\r\nJazz"),
                bomb(
                        "10^4 messages",
                        () -> "Content-Type: message/rfc822\r\n\r\n".repeat(10_000) + "\r\nJazz"),
                bomb(
                        "30 multiparts around 20 MB",
                        () ->
                                nested(MailBounds.DEFAULT.depth())
                                        + line.repeat(20 * MB / line.length())),
                bomb(
                        "a boundary that nearly matches",
                        () ->
                                "Content-Type: multipart/mixed; boundary=\""
                                        + "-".repeat(298)
                                        + "x\"\r\n\r\n"
                                        + "-".repeat(2 * MB)),
                bomb(
                        "boundary lines without a boundary",
                        () ->
                                "Content-Type: multipart/mixed\r\n\r\n"
                                        + "--b\r\nContent-A:\r\n\r\n".repeat(100_000)),
                bomb(
                        "encoded words",
                        () -> "Subject: " + "=?utf-8?Q?a?= =?".repeat(MB) + "\r\n\r\n"),
                bomb(
                        "encoded words of which one ends",
                        () -> "Subject: " + "=?utf-8?Q?a ".repeat(70_000) + "?=\r\n\r\n"),
                bomb("addresses", () -> "From: " + "a@b,<(\"".repeat(MB) + "\r\n\r\n"),
                bomb(
                        "parameters",
                        () -> "Content-Type: text/plain" + "; a*1=b".repeat(MB) + "\r\n\r\nJazz"),
                bomb("links", () -> "\r\n" + "http://a(((".repeat(MB)),
                bomb("quotes", () -> "\r\n" + "On a 1:\n>\n".repeat(MB)),
                bomb("zero bytes", () -> "\0".repeat(20 * MB)));
    }

    /** Makes each message when its turn comes: they do not fit in memory together. */
    private static Arguments bomb(String name, Supplier<String> message) {
        return Arguments.of(name, message);
    }

    private static String nested(int depth) {
        StringBuilder header = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            header.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        return header + "\r\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void survives(String name, Supplier<String> message) {
        byte[] raw = message.get().getBytes(ISO_8859_1);
        Steps.atMost(STEPS_PER_BYTE * raw.length, Reader.class, raw);
    }

    @Test
    void saysThatSomethingIsCut() {
        String body = "a\r\n".repeat(20);
        MailBounds small = new MailBounds(3, 3, 1_000, 50, 60, 60, 20, 1);
        MailReader reader = new MailReader(small);
        assertThat(reader.read("m1", ("\r\n" + body).getBytes(ISO_8859_1), RECEIVED).cut())
                .isTrue();
        assertThat(reader.read("m1", "\r\na".getBytes(ISO_8859_1), RECEIVED).cut()).isFalse();
        assertThat(read("A: b\r\n\r\n" + body).cut()).isFalse();
    }

    @Test
    void readsWhatStandsBeforeTheBound() {
        String parts =
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + "--b\r\n\r\nJazz\r\n".repeat(100_000);
        Mail mail = read(parts);
        assertThat(mail.text()).startsWith("Jazz\n\nJazz");
        assertThat(mail.cut()).isTrue();
        assertThat(read("Subject: " + "a".repeat(MB) + "\r\nFrom: a@b.org\r\n\r\nJazz").text())
                .isEqualTo("Jazz");
    }

    @Test
    void readsTheMultipartsAboveTheBound() {
        Mail mail = read(nested(BOUNDS.depth()) + "Jazz");
        assertThat(mail.text()).isEqualTo("Jazz");
        assertThat(mail.cut()).isFalse();
        assertThat(read(nested(BOUNDS.depth() + 1) + "Jazz").cut()).isTrue();
    }

    private static List<byte[]> oddMessages() throws IOException {
        URL folder = MailBoundsTest.class.getResource("/testmsgs/");
        List<byte[]> messages = new ArrayList<>();
        try (JarFile jar = ((JarURLConnection) folder.openConnection()).getJarFile()) {
            for (JarEntry entry :
                    (Iterable<JarEntry>)
                            jar.stream().filter(e -> e.getName().endsWith(".msg"))::iterator) {
                messages.add(jar.getInputStream(entry).readAllBytes());
            }
        }
        return messages;
    }

    @Test
    void readsTheOddMessagesOfOthers() throws IOException {
        List<byte[]> messages = oddMessages();
        assertThat(messages).hasSize(80);
        messages.forEach(message -> isBounded(read(message)));
    }

    @Test
    void survivesMutations() throws IOException {
        Random random = new Random(20260501);
        List<byte[]> seeds = oddMessages();
        for (String own :
                new String[] {
                    "newsletter", "forwarded-three-times", "flowed", "reply", "boundary-wrong"
                }) {
            seeds.add(getClass().getResourceAsStream("/mail/" + own + ".eml").readAllBytes());
        }
        seeds.removeIf(seed -> seed.length > 20_000 || read(seed).cut());
        for (int i = 0; i < 4_000; i++) {
            byte[] mutant =
                    mutate(
                            seeds.get(i % seeds.size()),
                            seeds.get(random.nextInt(seeds.size())),
                            random);
            assertThatNoException().as("mutant %d", i).isThrownBy(() -> readsAll(mutant));
        }
    }

    /**
     * Nothing of so small a message may be cut, which is how the reader hides what it cannot parse.
     */
    private void readsAll(byte[] small) {
        Mail mail = read(small);
        isBounded(mail);
        assertThat(mail.cut()).isFalse();
    }

    private static byte[] mutate(byte[] seed, byte[] other, Random random) {
        byte[] bytes = seed.clone();
        for (int i = random.nextInt(20); i > 0 && bytes.length > 0; i--) {
            byte[] odd = {
                0, '\n', '\r', '-', '=', '?', '"', ';', '<', '>', (byte) 0xC3, (byte) 0xFF, '&', ':'
            };
            bytes[random.nextInt(bytes.length)] = odd[random.nextInt(odd.length)];
        }
        int cut = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, cut + random.nextInt(40));
        int from = random.nextInt(other.length + 1);
        ByteArrayOutputStream mutant = new ByteArrayOutputStream();
        mutant.write(bytes, 0, cut);
        mutant.write(other, from, Math.min(random.nextInt(400), other.length - from));
        mutant.write(bytes, end, random.nextInt(4) == 0 ? 0 : bytes.length - end);
        return mutant.toByteArray();
    }
}
