package services.andreas.events.extract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import services.andreas.events.event.EventJson;
import services.andreas.events.extract.calendar.CalendarEvents;
import services.andreas.events.extract.links.LinkEvents;
import services.andreas.events.extract.model.Coverage;
import services.andreas.events.extract.passes.PassEvents;
import services.andreas.events.extract.schema.JsonLdEvents;
import services.andreas.events.extract.schema.MicrodataEvents;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.mime.Attachments;
import services.andreas.events.mail.mime.CalendarPart;
import services.andreas.events.mail.mime.FileKind;
import services.andreas.events.mail.mime.MailFile;
import services.andreas.events.mail.mime.PassPart;
import services.andreas.events.words.TestWords;

/** A mail with what the sources read, and what they make of it. */
public final class TestMail {
    public static final String ZONE = "America/New_York";

    private static final CalendarEvents CALENDARS =
            new CalendarEvents(TestWords.PACKAGED, TestRules.PACKAGED, ZONE);
    private static final JsonLdEvents JSON_LD =
            new JsonLdEvents(TestWords.PACKAGED, TestRules.PACKAGED, ZONE);
    private static final MicrodataEvents MICRODATA =
            new MicrodataEvents(TestWords.PACKAGED, TestRules.PACKAGED, ZONE);

    private static final PassEvents PASSES = new PassEvents(ZONE);
    private static final LinkEvents LINKS =
            new LinkEvents(TestWords.PACKAGED, TestRules.PACKAGED, ZONE);

    private final List<CalendarPart> calendars = new ArrayList<>();
    private final List<PassPart> passes = new ArrayList<>();
    private final List<String> html = new ArrayList<>();
    private String subject = "News";
    private String text = "";
    private Mail.Sender sender =
            new Mail.Sender("The Old Mill", "news@oldmill.example", "oldmill.example");
    private Boolean authenticated;
    private final List<MailFile> attached = new ArrayList<>();
    private boolean files;
    private boolean cut;
    private Instant sent = Instant.parse("2026-11-20T15:00:00Z");

    public static TestMail of() {
        return new TestMail();
    }

    public TestMail subject(String subject) {
        this.subject = subject;
        return this;
    }

    /** From an address of that domain, which Gmail vouches for. */
    public TestMail provenFrom(String domain) {
        sender = new Mail.Sender("Sender", "news@" + domain, domain);
        authenticated = true;
        return this;
    }

    public TestMail text(String text) {
        this.text = text;
        return this;
    }

    public TestMail sent(String instant) {
        sent = Instant.parse(instant);
        return this;
    }

    /** A calendar that holds these lines. */
    public TestMail calendar(String method, String... lines) {
        calendars.add(
                new CalendarPart(
                        method,
                        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                                + String.join("\r\n", lines)
                                + "\r\nEND:VCALENDAR\r\n"));
        return this;
    }

    public TestMail rawCalendar(String text) {
        calendars.add(new CalendarPart(null, text));
        return this;
    }

    public TestMail jsonLd(String json) {
        return html("<html><script type=\"application/ld+json\">" + json + "</script></html>");
    }

    /** With a wallet pass of this content. */
    public TestMail pass(String json, String strings) {
        passes.add(new PassPart(json, strings));
        return this;
    }

    public TestMail file(FileKind kind, String name, byte[] bytes) {
        attached.add(new MailFile(kind, name, bytes));
        return this;
    }

    /** With a picture or a file that nobody reads. */
    public TestMail files() {
        files = true;
        return this;
    }

    /** With more than was read of it. */
    public TestMail cut() {
        cut = true;
        return this;
    }

    public TestMail html(String source) {
        html.add(source);
        return this;
    }

    public Mail mail() {
        return new Mail(
                "19300000000",
                subject,
                sender,
                sent,
                sent,
                text,
                List.of(),
                html,
                calendars,
                passes,
                new Attachments(Map.of(), Map.of(), attached, files),
                List.of(),
                cut,
                authenticated);
    }

    public FoundEvents foundEvents() {
        FoundEvents foundEvents = new FoundEvents();
        Mail mail = mail();
        CALENDARS.read(mail, foundEvents);
        JSON_LD.read(mail, foundEvents);
        MICRODATA.read(mail, foundEvents);
        PASSES.read(mail, foundEvents);
        LINKS.read(mail, foundEvents);
        return foundEvents;
    }

    public List<Map<String, Object>> events() {
        return foundEvents().events().stream().map(EventJson::members).toList();
    }

    public Map<String, Object> event() {
        List<Map<String, Object>> events = events();
        if (events.size() != 1) {
            throw new AssertionError("Not one event: " + events);
        }
        return events.get(0);
    }

    public boolean asks() {
        return new Coverage(TestWords.PACKAGED, TestRules.PACKAGED, ZONE)
                .leavesGap(mail(), foundEvents());
    }
}
