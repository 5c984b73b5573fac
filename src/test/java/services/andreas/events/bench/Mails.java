package services.andreas.events.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import services.andreas.events.standin.ChatRequest;
import services.andreas.events.standin.GmailStandIn;

/** Mails of a given size, each of which announces some events of its own. */
final class Mails {
    /** Bytes of a mail as most are. */
    static final int ORDINARY = 10 << 10;

    private static final Instant FIRST = Instant.parse("2026-11-20T09:00:00Z");
    private static final Pattern NUMBER = Pattern.compile("Announcement (\\d+)");
    private static final int LINE = 76;

    /** So many the mail names; an answer may tell of fewer. */
    private static final int MOST_EVENTS = 10;

    private Mails() {}

    /** Text and HTML of a newsletter; what else the size asks for is an attachment. */
    static void put(GmailStandIn gmail, int count, int bytes) {
        put(gmail, gmail.mailbox().size(), count, bytes);
    }

    /**
     * The same, from a number on.
     *
     * @param first names the mail and its events
     */
    static void put(GmailStandIn gmail, int first, int count, int bytes) {
        for (int number = first; number < first + count; number++) {
            gmail.mailbox().add(mail(number, bytes), FIRST.plusSeconds(60L * number), "Events");
        }
    }

    /** What the model answers: this many events, which no other mail announces. */
    static String answer(ChatRequest request, int events) {
        Matcher number = NUMBER.matcher(request.lastUserMessage());
        String name = number.find() ? number.group(1) : "?";
        StringBuilder answer = new StringBuilder("{\"events\":[");
        for (int event = 0; event < events; event++) {
            answer.append(event == 0 ? "" : ",")
                    .append(
                            """
                            {"title":"Evening %s of series %d","description":"Music and talk",\
                            "start_time":"2026-12-05T19:30","end_time":null,"all_day":false,\
                            "timezone":null,"location":"Old Mill %s","category":null,"tags":[],\
                            "organizer_name":null,"organizer_url":null,"source_url":null,\
                            "duration_minutes":null,"repetition":null,"weekday":null,"zone_words":null,\
                            "status":null,"sold_out":null,"title_quote":null,\
                            "date_quote":null,"place_quote":null}"""
                                    .formatted(name, event, name));
        }
        return answer.append("]}").toString();
    }

    private static byte[] mail(int number, int bytes) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream(bytes + LINE);
        int text = Math.min(bytes, 50_000) / 3;
        line(
                mail,
                """
                From: The Old Mill <news@mail.oldmill.example>
                Subject: Announcement %d
                Date: Fri, 20 Nov 2026 10:00:00 +0100
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="whole"

                --whole
                Content-Type: multipart/alternative; boundary="text"

                --text
                Content-Type: text/plain; charset=utf-8
                """
                        .formatted(number));
        events(mail, number, "%s");
        fill(mail, text, "An evening of music and talk at the old mill, doors open at seven.");
        line(mail, "\n--text\nContent-Type: text/html; charset=utf-8\n\n<html><body>");
        events(mail, number, "<p>%s</p>");
        fill(
                mail,
                text,
                "<p>An <b>evening</b> at <a href=\"https://oldmill.example/\">the mill</a></p>");
        line(mail, "</body></html>\n--text--\n\n--whole\nContent-Type: application/pdf");
        line(mail, "Content-Transfer-Encoding: base64\n");
        byte[] noise = new byte[LINE * 3 / 4];
        new Random(number).nextBytes(noise);
        fill(mail, bytes - mail.size(), Base64.getEncoder().encodeToString(noise));
        line(mail, "--whole--");
        return mail.toByteArray();
    }

    private static void events(ByteArrayOutputStream mail, int number, String format) {
        for (int event = 0; event < MOST_EVENTS; event++) {
            line(
                    mail,
                    format.formatted(
                            "Evening %d of series %d, 2026-12-05T19:30, Old Mill %d"
                                    .formatted(number, event, number)));
        }
    }

    private static void fill(ByteArrayOutputStream mail, int bytes, String text) {
        for (int written = 0; written < bytes; written += text.length() + 2) {
            line(mail, text);
        }
    }

    private static void line(ByteArrayOutputStream mail, String text) {
        mail.writeBytes((text + "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
