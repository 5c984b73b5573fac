package services.andreas.events.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.MailReader;

class PassArchiveTest {
    private static final int MB = 1 << 20;

    @Test
    void readsAPassAndItsEnglishWords() {
        byte[] pass =
                PassBytes.of(
                        "de.lproj/pass.strings", "de",
                        "icon.png", "x",
                        "en.lproj/pass.strings", "en",
                        "pass.json", "{}");

        Mail mail = mail("application/vnd.apple.pkpass", pass);

        assertThat(mail.passes()).containsExactly(new PassPart("{}", "en"));
        assertThat(mail.cut()).isFalse();
        assertThat(mail.hasFiles()).isFalse();
        assertThat(mail("application/zip; name=A.PKPASS", pass).passes()).hasSize(1);
    }

    @Test
    void readsTwentyPassesOfOneMail() {
        String part =
                "--b\r\nContent-Type: application/vnd.apple.pkpass\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(PassBytes.of("pass.json", "{}"))
                        + "\r\n";
        String head = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";

        assertThat(read(head + part.repeat(20)).cut()).isFalse();
        assertThat(read(head + part.repeat(21)).passes()).hasSize(20);
        assertThat(read(head + part.repeat(21)).cut()).isTrue();
    }

    static Stream<Arguments> hostile() {
        byte[] whole = PassBytes.of("pass.json", "{\"a\":\"" + "abc".repeat(100) + "\"}");
        return Stream.of(
                arguments("another file", "PK".getBytes(StandardCharsets.UTF_8)),
                arguments("a truncated one", Arrays.copyOf(whole, whole.length / 3)),
                arguments("no pass.json", PassBytes.of("a", "{}")),
                arguments("a pass.json of 2 MB", PassBytes.of("pass.json", " ".repeat(2 * MB))),
                arguments(
                        "a picture of 20 MB",
                        PassBytes.of("a.png", " ".repeat(20 * MB), "pass.json", "{}")),
                arguments(
                        "words of 20 MB",
                        PassBytes.of(
                                Stream.concat(
                                                Stream.of("pass.json", "{}"),
                                                Stream.iterate(0, i -> i + 1)
                                                        .limit(110)
                                                        .flatMap(
                                                                i ->
                                                                        Stream.of(
                                                                                i
                                                                                        + ".lproj/pass.strings",
                                                                                " "
                                                                                        .repeat(
                                                                                                190_000))))
                                        .toArray(String[]::new))),
                arguments(
                        "1,000 entries",
                        PassBytes.of(
                                Stream.concat(
                                                Stream.of("pass.json", "{}"),
                                                Stream.iterate(0, i -> i + 1)
                                                        .limit(1_000)
                                                        .flatMap(i -> Stream.of("e" + i, "")))
                                        .toArray(String[]::new))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void saysThatItLeftOut(String what, byte[] pass) {
        Mail mail = mail("application/vnd.apple.pkpass", pass);

        assertThat(mail.passes()).isEmpty();
        assertThat(mail.cut()).isTrue();
        assertThat(mail.hasFiles()).isTrue();
    }

    private static Mail mail(String type, byte[] body) {
        String raw =
                "From: a@b.example\r\nContent-Type: "
                        + type
                        + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(body);
        return read(raw);
    }

    private static Mail read(String raw) {
        return new MailReader()
                .read(
                        "1",
                        raw.getBytes(StandardCharsets.ISO_8859_1),
                        Instant.parse("2026-11-20T10:00:00Z"));
    }
}
