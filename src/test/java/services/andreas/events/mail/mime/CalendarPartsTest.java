package services.andreas.events.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.MailReader;

class CalendarPartsTest {
    private static final String FAIR =
            "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Café\r\nEND:VEVENT\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/calendar",
                "TEXT/X-VCALENDAR",
                "text/x-ics",
                "application/calendar",
                "application/octet-stream; name=invite.ICS",
                "application/octet-stream; name*=utf-8''party%20plan.ics",
                "application/octet-stream; name=plan.vcs",
                "application/x-unknown; name=plan.ical",
                "text/plain",
                "text/plain; name=plan.txt",
            })
    void knowsACalendarByItsTypeItsNameOrItsBeginning(String type) {
        assertThat(read(type, FAIR.getBytes(StandardCharsets.UTF_8)).calendars())
                .singleElement()
                .satisfies(
                        calendar -> {
                            assertThat(calendar.method()).isEqualTo("REQUEST");
                            assertThat(calendar.text()).contains("SUMMARY:Café");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/zip", "application/octet-stream; name=PLAN.ZIP"})
    void readsTheCalendarsOfAnArchive(String type) {
        Mail mail = read(type, PassBytes.of("a/1.ics", FAIR, "read.me", "-", "2.ICS", FAIR + "X"));

        assertThat(mail.calendars()).hasSize(2);
        assertThat(mail.hasFiles()).isFalse();
    }

    @Test
    void leavesAnArchiveThatHasNoCalendarsOrTooMuch() {
        String much = " ".repeat(5 << 20);

        assertThat(read("application/zip", PassBytes.of("a.txt", FAIR)).hasFiles()).isTrue();
        assertThat(read("application/zip", "PK".getBytes(StandardCharsets.UTF_8)).hasFiles())
                .isTrue();
        assertThat(read("application/zip", PassBytes.of("1.ics", FAIR, "a", much)).calendars())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain; name=plan.txt",
                "text/plain; charset=utf-8",
                "application/octet-stream",
                "application/octet-stream; name=attachment",
            })
    void knowsAnAttachedCalendarByItsBeginning(String type) {
        assertThat(attached(type, FAIR).calendars())
                .singleElement()
                .satisfies(calendar -> assertThat(calendar.text()).contains("SUMMARY:Café"));
        assertThat(attached(type, FAIR).attachments().areUnread()).isFalse();
        assertThat(attached(type, "No calendar").calendars()).isEmpty();
        assertThat(attached(type, "No calendar").attachments().areUnread()).isTrue();
    }

    private static Mail attached(String type, String text) {
        String base64 =
                Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return mail(
                """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                See the file.
                --b
                Content-Type: %s
                Content-Disposition: attachment
                Content-Transfer-Encoding: base64

                %s
                --b--
                """
                        .formatted(type, base64));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/gzip; name=invite.ics.gz", "application/ms-tnef", "image/png"})
    void takesNothingElseForACalendar(String type) {
        assertThat(read(type, FAIR.getBytes(StandardCharsets.UTF_8)).calendars()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:text/calendar;charset=utf8,BEGIN:VCALENDAR%0ASUMMARY:Gala+caf%C3%A9",
                "DATA:text/calendar;base64,QkVHSU46VkNBTEVOREFSClNVTU1BUlk6R2FsYStjYWbDqQ==",
            })
    void readsACalendarThatIsTheTargetOfALink(String link) {
        String html = "<p>Join us</p><a href='" + link + "'>Add to calendar</a>";

        assertThat(read("text/html", html.getBytes(StandardCharsets.UTF_8)).calendars())
                .singleElement()
                .satisfies(calendar -> assertThat(calendar.text()).endsWith("SUMMARY:Gala+café"));
    }

    @Test
    void readsTheBodyDespiteACalendarLinkThatIsBroken() {
        String html =
                "<p>Join us</p><a href='data:text/calendar'>a</a><a href='data:text/calendar,%zz'>b</a>";

        Mail mail = read("text/html", html.getBytes(StandardCharsets.UTF_8));

        assertThat(mail.calendars()).isEmpty();
        assertThat(mail.text()).contains("Join us");
        assertThat(mail.cut()).isFalse();
    }

    @Test
    void joinsACharacterThatAFoldedLineCuts() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("BEGIN:VCALENDAR\r\nSUMMARY:Caf".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xC3);
        bytes.writeBytes("\r\n ".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xA9);
        bytes.writeBytes("\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(read("text/calendar", bytes.toByteArray()).calendars().get(0).text())
                .contains("SUMMARY:Café");
    }

    @Test
    void leavesOtherFoldedLinesToTheReaderOfCalendars() {
        byte[] latin =
                "BEGIN:VCALENDAR\r\nSUMMARY:Caf\r\n é\r\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read("text/calendar", latin).calendars().get(0).text())
                .contains("SUMMARY:Caf\r\n é");
    }

    private static Mail read(String type, byte[] body) {
        return mail(
                "Content-Type: "
                        + type
                        + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(body));
    }

    private static Mail mail(String message) {
        String raw = "From: a@b.example\r\n" + message;
        return new MailReader()
                .read(
                        "1",
                        raw.getBytes(StandardCharsets.UTF_8),
                        Instant.parse("2026-11-20T15:00:00Z"));
    }
}
