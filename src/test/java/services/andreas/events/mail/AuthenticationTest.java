package services.andreas.events.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gmail's verdict on a sender, and forged ones. */
class AuthenticationTest {
    private static final String PASSED =
            "Authentication-Results: mx.google.com; dkim=pass header.i=@oldmill.example\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.google.com; dkim=pass header.i=@oldmill.example",
                "mx.google.com; dkim=pass header.d=news.oldmill.example; spf=none",
                "mx.google.com; spf=pass (google.com: domain of b@oldmill.example designates 192.0.2.1"
                        + " as permitted sender) smtp.mailfrom=b@oldmill.example",
                "mx.google.com 1; dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=oldmill.example"
            })
    void believesWhatGmailSaysOfTheDomain(String results) {
        assertThat(Authentication.of(results, "oldmill.example")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.google.com; none",
                "mx.google.com; dkim=fail header.i=@oldmill.example",
                "mx.google.com; dkim=pass header.i=@evil.example",
                "mx.google.com; dkim=pass header.i=@oldmill.example.evil.com",
                "mx.google.com; dkim=pass header.d=evil-oldmill.example",
                "mx.google.com; dkim=pass header.i=oldmill.example@evil.example",
                "mx.google.com; arc=pass (i=1 dkim=pass header.d=oldmill.example)",
                "mx.google.com; arc=pass header.d=oldmill.example; dkim=none",
                "mx.google.com; spf=pass (google.com: dkim=pass header.d=oldmill.example ;"
                        + " dkim=pass header.d=oldmill.example) smtp.mailfrom=b@evil.example",
                "mx.google.com; spf=pass (a (b; dkim=pass header.d=oldmill.example))"
                        + " smtp.mailfrom=b@evil.example",
                "mx.google.com; spf=pass smtp.mailfrom=\"a; dkim=pass"
                        + " header.d=oldmill.example; x\"@evil.example",
                "mx.google.com; spf=pass smtp.mailfrom=\"\\\"; dkim=pass"
                        + " header.d=oldmill.example;\"@evil.example",
                "mx.google.com; x-dkim=pass header.i=@evil.example",
                "mx.google.com; dmarc=fail header.from=oldmill.example",
                "mx.google.com; dkim=passed header.d=oldmill.example"
            })
    void isNotDeceived(String results) {
        assertThat(Authentication.of(results, "oldmill.example")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.google.com.evil.example; dkim=pass header.d=oldmill.example",
                "evil.example; mx.google.com; dkim=pass header.d=oldmill.example",
                "(mx.google.com;) evil.example; dkim=pass header.d=oldmill.example",
                "\"mx.google.com\"; dkim=pass header.d=oldmill.example",
                "xmx.google.com; dkim=pass header.d=oldmill.example"
            })
    void takesNobodyElseForGmail(String results) {
        assertThat(Authentication.of(results, "oldmill.example")).isNull();
    }

    @Test
    void readsTheResultsOnTopAlone() {
        String forged =
                "Authentication-Results: mx.google.com; dkim=none\r\n"
                        + PASSED
                        + "From: news@oldmill.example\r\n\r\nHello";

        assertThat(read(forged).authenticated()).isFalse();
        assertThat(read(PASSED + "From: news@oldmill.example\r\n\r\nHello").authenticated())
                .isTrue();
    }

    @Test
    void readsNoResultsFromTheBody() {
        assertThat(read("From: news@oldmill.example\r\n\r\n" + PASSED).authenticated()).isNull();
    }

    @Test
    void vouchesForTheSenderThatIsTaken() {
        String two = "From: evil@evil.example\r\nFrom: news@oldmill.example\r\n\r\nHello";
        String spoofed = "From: \"news@oldmill.example\" <evil@evil.example>\r\n\r\nHello";

        assertThat(read(PASSED + two).authenticated()).isFalse();
        assertThat(read(PASSED + spoofed).authenticated()).isFalse();
        assertThat(read(PASSED + spoofed).sender().domain()).isEqualTo("evil.example");
        assertThat(read(PASSED + "Subject: none\r\n\r\nHello").authenticated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "harborjazz.com.evil.co.uk",
                "mail.evil.co.uk",
                "harborjazz.co.uk.evil.co.uk",
                "EVIL.co.uk"
            })
    void takesTheRegistrableDomain(String host) {
        assertThat(read("From: news@" + host + "\r\n\r\nHello").sender().domain())
                .isEqualTo("evil.co.uk");
    }

    private static Mail read(String mail) {
        Instant received = Instant.parse("2026-11-20T15:00:00Z");
        return new MailReader().read("1", mail.getBytes(StandardCharsets.UTF_8), received);
    }
}
