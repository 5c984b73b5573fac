package services.andreas.events.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import services.andreas.events.mail.Mail;

/** A mail with what the rungs read, and what they make of it. */
public final class TestMail {
    public static final String ZONE = "America/New_York";

    private final List<Mail.Calendar> calendars = new ArrayList<>();
    private final List<String> html = new ArrayList<>();
    private String subject = "News";
    private String text = "";
    private Instant sent = Instant.parse("2026-11-20T15:00:00Z");

    static TestMail of() {
        return new TestMail();
    }

    TestMail subject(String subject) {
        this.subject = subject;
        return this;
    }

    TestMail text(String text) {
        this.text = text;
        return this;
    }

    TestMail sent(String instant) {
        sent = Instant.parse(instant);
        return this;
    }

    /** A calendar that holds these lines. */
    TestMail calendar(String method, String... lines) {
        calendars.add(
                new Mail.Calendar(
                        method,
                        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                                + String.join("\r\n", lines)
                                + "\r\nEND:VCALENDAR\r\n"));
        return this;
    }

    TestMail rawCalendar(String text) {
        calendars.add(new Mail.Calendar(null, text));
        return this;
    }

    TestMail jsonLd(String json) {
        return html("<html><script type=\"application/ld+json\">" + json + "</script></html>");
    }

    TestMail html(String source) {
        html.add(source);
        return this;
    }

    Mail mail() {
        return new Mail(
                "19300000000",
                subject,
                new Mail.Sender("The Old Mill", "news@oldmill.example", "oldmill.example"),
                sent,
                sent,
                null,
                text,
                List.of(),
                html,
                calendars,
                false,
                null);
    }

    Evidence evidence() {
        Evidence evidence = new Evidence();
        Mail mail = mail();
        new CalendarEvents(ZONE, 31, 366, 366).read(mail, evidence);
        new JsonLdEvents(ZONE, 31, 366, 366).read(mail, evidence);
        new MicrodataEvents(ZONE, 31, 366, 366).read(mail, evidence);
        return evidence;
    }

    List<Map<String, Object>> events() {
        return evidence().events();
    }

    Map<String, Object> event() {
        List<Map<String, Object>> events = events();
        if (events.size() != 1) {
            throw new AssertionError("Not one event: " + events);
        }
        return events.get(0);
    }

    boolean asks() {
        return new Coverage(ZONE).leavesGap(mail(), evidence());
    }
}
