package services.andreas.events.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.mail.mime.CalendarPart;

class MailReaderTest {
    private static final Instant RECEIVED = Instant.parse("2026-05-01T12:00:00Z");

    private final MailReader reader = new MailReader();

    private Mail read(byte[] raw) {
        return reader.read("m1", raw, RECEIVED);
    }

    /** Reads Latin-1 characters as bytes. */
    private Mail read(String raw) {
        return read(raw.replace("\n", "\r\n").getBytes(ISO_8859_1));
    }

    private Mail file(String name) {
        try (InputStream in = getClass().getResourceAsStream("/mail/" + name)) {
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String body(String charset, String encoding, byte[] body) {
        String header =
                "Content-Type: text/plain"
                        + charset
                        + "\nContent-Transfer-Encoding: "
                        + encoding
                        + "\n\n";
        return read(header + new String(body, ISO_8859_1)).text();
    }

    private static byte[] bytes(String text, String charset) {
        return text.getBytes(Charset.forName(charset));
    }

    @Test
    void readsTheHeader() {
        Mail mail = file("newsletter.eml");

        assertThat(mail.id()).isEqualTo("m1");
        assertThat(mail.subject()).isEqualTo("Café Zürich: Jazz & more");
        assertThat(mail.sender())
                .isEqualTo(
                        new Mail.Sender("Jazz Club, Zürich", "news@mail.jazz.co.uk", "jazz.co.uk"));
        assertThat(mail.date()).isEqualTo("2026-04-30T08:15:00Z");
        assertThat(mail.cut()).isFalse();
    }

    @Test
    void readsAlternativesOnce() {
        Mail mail = file("newsletter.eml");

        assertThat(mail.text())
                .isEqualTo(
                        """
                        # Jazz Night

                        Friday 8 pm, Café Zürich

                        Tickets <https://jazz.co.uk/t?id=1&n=2>

                        [footer]
                        Unsubscribe <https://jazz.co.uk/bye>""");
        assertThat(mail.links())
                .containsExactly("https://jazz.co.uk/t?id=1&n=2", "https://jazz.co.uk/bye");
        assertThat(mail.html()).singleElement().asString().contains("application/ld+json");
    }

    @Test
    void readsThePlainAlternativeWhereTheHtmlIsEmpty() {
        Mail mail =
                read(
                        """
                        Content-Type: multipart/alternative; boundary=b

                        --b

                        Jazz on Friday
                        --b
                        Content-Type: text/html

                        <html><body><img src=x width=1 height=1></body></html>
                        --b--
                        """);
        assertThat(mail.text()).isEqualTo("Jazz on Friday");
    }

    @Test
    void keepsInvitationsApart() {
        Mail mail = file("invitation-with-ics-attachment.eml");

        assertThat(mail.text()).isEqualTo("Jazz on Friday");
        assertThat(mail.calendars()).hasSize(2);
        assertThat(mail.calendars().get(0).method()).isEqualTo("REQUEST");
        assertThat(mail.calendars().get(0).text())
                .startsWith("BEGIN:VCALENDAR")
                .contains("SUMMARY:Café");
        assertThat(mail.calendars().get(1).method()).isEqualTo("CANCEL");
    }

    @ParameterizedTest
    @CsvSource({
        "; charset=iso-8859-1, windows-1252",
        "; charset=utf-8, utf-8",
        "; charset=utf-8, windows-1252",
        "; charset=us-ascii, utf-8",
        "; charset=iso-8859-1, utf-8",
        "; charset=us-ascii, windows-1252",
        "; charset=x-nonsense, utf-8",
        "; charset=x-nonsense, windows-1252",
        "; charset=, utf-8",
        "'', utf-8",
        "'', windows-1252",
        "; charset=utf-16, utf-16",
        "; charset=utf-16le, utf-16le",
        "; charset=utf-16, utf-16le",
        "; charset=utf-16, utf-8",
        "; charset=\"UTF-8\", utf-8",
        "; charset=unicode-1-1-utf-7, utf-8",
    })
    void decodesLyingCharsets(String declared, String actual) {
        byte[] base64 = Base64.getMimeEncoder().encode(bytes("Café Zürich – “Jazz”", actual));
        assertThat(body(declared, "base64", base64)).isEqualTo("Café Zürich – “Jazz”");
    }

    @ParameterizedTest
    @CsvSource({
        "iso-2022-jp, 金曜日のジャズ",
        "shift_jis, 金曜日のジャズ①",
        "gb2312, 周五爵士樂",
        "koi8-r, Джаз в пятницу",
        "windows-1251, Джаз в пятницу",
        "euc-kr, 금요일 재즈 똠",
        "big5, 週五爵士"
    })
    void decodesOldCharsets(String charset, String text) {
        String actual =
                charset.equals("gb2312")
                        ? "gbk"
                        : charset.equals("shift_jis")
                                ? "windows-31j"
                                : charset.equals("euc-kr") ? "x-windows-949" : charset;
        assertThat(body("; charset=" + charset, "8bit", bytes(text, actual))).isEqualTo(text);
    }

    @Test
    void decodesJapaneseThatNamesNoCharset() {
        assertThat(body("", "7bit", bytes("金曜日のジャズ", "iso-2022-jp"))).isEqualTo("金曜日のジャズ");
    }

    @Test
    void keepsUtf8ThatIsDamaged() {
        byte[] damaged = bytes("Zürich, Genève, Köln, X", "utf-8");
        damaged[damaged.length - 1] = (byte) 0xC3;
        assertThat(body("; charset=utf-8", "8bit", damaged)).startsWith("Zürich, Genève, Köln, ");
    }

    @Test
    void takesTheCharsetOfTheHtmlWhereTheHeaderNamesNone() {
        Mail mail =
                read(
                        "Content-Type: text/html\n\n<head><meta charset='windows-1251'></head><p>"
                                + new String(bytes("Джаз", "windows-1251"), ISO_8859_1));
        assertThat(mail.text()).isEqualTo("Джаз");
    }

    @ParameterizedTest
    @CsvSource({
        "Sm!!F6#eg==, Jazz",
        "SmF6eg, Jazz",
        "'SmF6eiA=\nTmlnaHQ=', Jazz Night",
        "SmF6eiBOaWdodA=, Jazz Night",
        "SmF6e, Jaz",
        "=, ''",
    })
    void decodesBrokenBase64(String encoded, String text) {
        assertThat(body("", "base64", encoded.getBytes(UTF_8))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'Caf=C3=A9 =\nZ=C3=BCrich', Café Zürich",
        "'caf=c3=a9', café",
        "'100=ZZ', 100=ZZ",
        "'a=', a=",
        "'a=3', a=3",
    })
    void decodesBrokenQuotedPrintable(String encoded, String text) {
        assertThat(body("", "Quoted-Printable", encoded.getBytes(UTF_8))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "=?utf-8?Q?Caf=C3=A9?= =?utf-8?Q?_Z=C3=BCrich?=, Café Zürich",
        "=?utf-8?Q?Caf=C3?= =?UTF-8?Q?=A9?=, Café",
        "=?utf-8?B?Q2Fmw6k?=, Café",
        "=?utf-8?B?w?= x, x",
        "=?us-ascii?Q?Caf=C3=A9?=, Café",
        "=?utf-8?Q?Caf=E9?=, Café",
        "=?x-foo?Q?Caf=E9?=, Café",
        "=?iso-8859-1?q?=93Jazz=94?=, “Jazz”",
        "=?utf-8*en?Q?Jazz_now?=, Jazz now",
        "=?utf-8?Q?Jazz now?=, Jazz now",
        "=?utf-8?Q?What?_now?=, What? now",
        "=?utf-8?Q?a?==?utf-8?Q?b?=, ab",
        "=?utf-8?Q?open, =?utf-8?Q?open",
        "=?utf-8?Q?open =?utf-8?Q?Jazz?=, =?utf-8?Q?open Jazz",
        "=?utf-8?X?abc?=, =?utf-8?X?abc?=",
        "=?utf-8?Q??= a, a",
        "=?utf-8?Q?100=_off?=, 100= off",
        "=?iso-2022-jp?B?GyRCJDMkcyRLJEEkTxsoQg==?=, こんにちは",
        "=?utf-8?Q?a=0D=0ABcc:_x?=, a Bcc: x",
    })
    void decodesEncodedWords(String subject, String text) {
        assertThat(read("Subject: " + subject + "\n\n").subject()).isEqualTo(text);
    }

    @Test
    void readsHeadersThatAreNotAscii() {
        assertThat(
                        read("Subject: " + new String(bytes("Café", "utf-8"), ISO_8859_1) + "\n\n")
                                .subject())
                .isEqualTo("Café");
        assertThat(read("Subject: Caf\u00E9\n on\n\tFriday\n\n").subject())
                .isEqualTo("Café on Friday");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "Bob <Bob@Mail.Example.COM>; Bob; bob@mail.example.com; example.com",
                "\"Doe, John\" <j@x.org>; Doe, John; j@x.org; x.org",
                "Doe, John <j@x.org>; Doe, John; j@x.org; x.org",
                "=?utf-8?Q?M=C3=BCller,_J?= <j@x.org>, b@c.de; Müller, J; j@x.org; x.org",
                "\"=?utf-8?Q?M=C3=BCller?=\" <j@x.org>; Müller; j@x.org; x.org",
                "bob@x.org (Bob B); -; bob@x.org; x.org",
                "Foo Bar foo@bar.org; Foo Bar; foo@bar.org; bar.org",
                "a@b.co.uk, Bob <c@d.e>; -; a@b.co.uk; b.co.uk",
                "Group: A <a@b.com>; A; a@b.com; b.com",
                "\"unclosed <a@b.com>; unclosed; a@b.com; b.com",
                "a <b@mail.c.test; a; b@mail.c.test; c.test",
                "Bob <bob@localhost>; Bob; bob@localhost; -",
                "Bob <bob@[192.168.0.1]>; Bob; bob@[192.168.0.1]; -",
                "Bob <bob@shop.blogspot.com>; Bob; bob@shop.blogspot.com; shop.blogspot.com",
                "Bob; Bob; -; -",
                "<>; -; -; -",
                "@; -; -; -",
                "''; -; -; -",
            })
    void readsTheSender(String from, String name, String address, String domain) {
        assertThat(read("From: " + from + "\n\n").sender())
                .isEqualTo(new Mail.Sender(name, address, domain));
    }

    @Test
    void readsNoSenderWhereNoneIsNamed() {
        Mail.Sender nobody = new Mail.Sender(null, null, null);
        assertThat(read("From: undisclosed-recipients:;\n\n").sender()).isEqualTo(nobody);
        assertThat(read("Subject: a\n\n").sender()).isEqualTo(nobody);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Thu, 30 Apr 2026 10:15:00 +0200; 2026-04-30T08:15:00Z",
                "Mon, 30 Apr 2026 10:15 EST; 2026-04-30T15:15:00Z",
                "30 April 26 10:15:30 (CEST); 2026-04-30T10:15:30Z",
                "Thu,30 Apr 2026  10:15:00 -05:00 (CDT); 2026-04-30T15:15:00Z",
                "30-Apr-2026 10.15.00 GMT; 2026-04-30T10:15:00Z",
                "30 Apr 2026 23:59:60 +0000; 2026-04-30T23:59:59Z",
                "31 Apr 2026 10:15:00 +0000; 2026-05-01T12:00:00Z",
                "30 Foo 2026 10:15:00 +0000; 2026-05-01T12:00:00Z",
                "30 Apr 2026 10:15:00 +9999; 2026-05-01T12:00:00Z",
                "Thu, 1 Jan 1970 00:00:00 +0000; 2026-05-01T12:00:00Z",
                "Mon, 4 May 2026 12:00:00 +0000; 2026-05-01T12:00:00Z",
                "yesterday; 2026-05-01T12:00:00Z",
                "''; 2026-05-01T12:00:00Z",
            })
    void readsTheDate(String date, Instant sent) {
        assertThat(read("Date: " + date + "\n\n").date()).isEqualTo(sent);
    }

    @Test
    void takesTheDateOfReceiptWhereNoneIsGiven() {
        assertThat(read("Subject: a\n\n").date()).isEqualTo(RECEIVED);
    }

    @Test
    void readsMessagesWithinMessages() {
        assertThat(file("forwarded-three-times.eml").text())
                .isEqualTo(
                        """
                        see below

                        From: Bob <bob@x.org>
                        Subject: Fwd: Café

                        me too

                        From: Carol <carol@x.org>
                        Subject: Fwd

                        From: Jazz Club <news@jazz.org>
                        Subject: Café
                        Date: Thu, 30 Apr 2026 10:15:00 +0200

                        Jazz on Friday https://jazz.org/1""");
    }

    @Test
    void skipsAttachmentsButReadsTextThatIsTheWholeMessage() {
        assertThat(file("attachments-of-all-kinds.eml").text())
                .isEqualTo("Jazz on Friday\n\nSee you");
        assertThat(read("Content-Type: text/plain\nContent-Disposition: attachment\n\nJazz").text())
                .isEqualTo("Jazz");
    }

    @Test
    void joinsFlowedLines() {
        assertThat(file("flowed.eml").text())
                .isEqualTo(
                        """
                        Jazz on Friday at eight in the big hall
                        From nine: dancing

                        [quoted]
                        > Is it on Friday or on Saturday?
                        [footer]
                        --
                        Bob""");
    }

    @Test
    void marksRepliesAndSignatures() {
        assertThat(file("reply.eml").text())
                .isEqualTo(
                        """
                        Yes, see https://jazz.org/a_(b), or https://jazz.org/c.

                        [quoted]
                        On Thu, Apr 30, 2026 at 10:15 AM Jazz Club
                        <news@jazz.org> wrote:

                        > Jazz on Friday?
                        >
                        > > Or Saturday?

                        [footer]
                        --
                        Bob""");
        assertThat(file("reply.eml").links())
                .containsExactly("https://jazz.org/a_(b)", "https://jazz.org/c");
    }

    @Test
    void marksRepliesInHtmlButNotWhatIsForwarded() {
        String attribution =
                "<div class=gmail_quote>On Thu, Apr 30, 2026 Bob &lt;<a href='mailto:b@x.org'>b@x.org</a>&gt; wrote:<br>";
        assertThat(
                        read("Content-Type: text/html\n\n<div>Yes</div>"
                                        + attribution
                                        + "<blockquote class=gmail_quote>Friday?</blockquote></div>-- <br>Me")
                                .text())
                .isEqualTo(
                        "Yes\n[quoted]\nOn Thu, Apr 30, 2026 Bob <b@x.org> wrote:\n\n> Friday?\n\n[footer]\n--\nMe");
        assertThat(
                        read("Content-Type: text/html\n\n<div class=gmail_quote>---------- Forwarded message ---------<br>"
                                        + "From: Bob<br><br>Jazz</div>")
                                .text())
                .isEqualTo("---------- Forwarded message ---------\nFrom: Bob\n\nJazz");
    }

    @Test
    void marksTheFooterOfANewsletterOnly() {
        String text =
                "Unsubscribe | View online\n\n"
                        + "Jazz\n".repeat(30)
                        + "You received this email because\nUnsubscribe";
        assertThat(read("\n" + text).text())
                .startsWith("Unsubscribe |")
                .contains("\n[footer]\nYou received this email because\nUns");
    }

    @Test
    void marksAFooterOfManyLines() {
        assertThat(read("\n" + "Jazz\n".repeat(60) + "Unsubscribe\n" + "12 Mill Road\n".repeat(15)))
                .extracting(Mail::text)
                .asString()
                .contains("\n[footer]\nUnsubscribe\n12 Mill Road");
        assertThat(read("\n" + "Jazz\n".repeat(60) + "Unsubscribe\n" + "Jazz\n".repeat(25)).text())
                .doesNotContain("[footer]");
    }

    @Test
    void takesNoDataForALink() {
        String data = "https://jazz.org/" + "a".repeat(2_000);
        assertThat(read("\nSee https://jazz.org/5 or " + data).links())
                .containsExactly("https://jazz.org/5");
        assertThat(read("Content-Type: text/html\n\n<a href='" + data + "'>here</a>").text())
                .isEqualTo("here");
    }

    @Test
    void readsMultipartsWithoutTheirBoundary() {
        assertThat(file("boundary-missing.eml").text()).isEqualTo("Jazz on Friday\n\nSee you");
        assertThat(file("boundary-wrong.eml").text()).isEqualTo("Jazz on Friday");
        assertThat(
                        read("Content-Type: multipart/mixed; boundary="
                                        + "x".repeat(500)
                                        + "\n\n--x\nContent-Type: text/html\n\n<b>Jazz\n")
                                .text())
                .isEqualTo("Jazz");
        assertThat(file("boundary-never-closed.eml").text()).isEqualTo("Jazz on Friday\n\nSee you");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00FC",
                " x",
                "a  b",
                "a\tb",
                "a\u0001b",
                "\"",
                "a\\b",
                "a\u000B",
                "x\u00A0"
            })
    void readsMultipartsByOddBoundaries(String boundary) {
        Mail mail =
                read(
                        "Content-Type: multipart/mixed\n\n--"
                                + boundary
                                + "\nContent-Type: text/plain\n\nJazz\n");
        assertThat(mail.text()).endsWith("Jazz");
        assertThat(mail.cut()).isFalse();
    }

    @Test
    void readsContinuedAndEncodedParameters() {
        Mail mail =
                read(
                        """
                        Content-Type: application/octet-stream; name*0*=utf-8''Caf%C3%A9; name*1*=%20Z.IC; name*2=S

                        BEGIN:VCALENDAR
                        method:cancel
                        END:VCALENDAR
                        """);
        assertThat(mail.calendars())
                .singleElement()
                .extracting(CalendarPart::method)
                .isEqualTo("CANCEL");
    }

    @Test
    void readsMessagesThatNameNoType() {
        assertThat(read("Subject: a\n\nCaf\u00E9").text()).isEqualTo("Café");
        assertThat(read("Subject: a\n\n<!DOCTYPE html><p>Jazz<p>Friday").text())
                .isEqualTo("Jazz\n\nFriday");
        assertThat(read("Content-Type: nonsense\n\nJazz").text()).isEqualTo("Jazz");
        assertThat(
                        read("Content-Type: text/html; charset\nContent-Transfer-Encoding: x\n\n<b>Jazz")
                                .text())
                .isEqualTo("Jazz");
    }

    @Test
    void readsWhatIsNoMessage() {
        assertThat(read("Jazz on Friday\n\nSee you").text()).isEqualTo("Jazz on Friday\n\nSee you");
        Mail empty = read(new byte[0]);
        assertThat(empty.text()).isEmpty();
        assertThat(empty.subject()).isEmpty();
        assertThat(empty.date()).isEqualTo(RECEIVED);
    }

    @Test
    void dropsWhatCannotBePrinted() {
        assertThat(read("Subject: a\0b\u0007\n\nJa\0zz\u001B on\u0008 Friday").text())
                .isEqualTo("Jazz on Friday");
        assertThat(read("Subject: a\0b\u0007\n\n").subject()).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n"})
    void collapsesBlankLines(String lineEnd) {
        assertThat(
                        read(("Subject: a\n\nJazz" + lineEnd.repeat(9) + "Friday").getBytes(UTF_8))
                                .text())
                .isEqualTo("Jazz\n\nFriday");
    }

    @Test
    void findsEachLinkOnce() {
        String text =
                "(https://a.org/x), <https://a.org/y,> HTTPS://B.org/?q=1&r=2! https://a.org/x http:// ftp://c.org";
        assertThat(read("\n" + text).links())
                .isEqualTo(
                        List.of("https://a.org/x", "https://a.org/y,", "HTTPS://B.org/?q=1&r=2"));
    }
}
