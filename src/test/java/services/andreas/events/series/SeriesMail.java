package services.andreas.events.series;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import services.andreas.events.extract.ExtractedEvents;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.TestMail;
import services.andreas.events.extract.TestRules;
import services.andreas.events.words.TestWords;

/**
 * A mail with a calendar about a series, written in a line: the method, then for each VEVENT its
 * SEQUENCE and lines, such as {@code REQUEST 1 | DTSTART:20261207T180000Z | RRULE:FREQ=WEEKLY}.
 * What every event of a test has in common is added: UID, title, place, length. {@code
 * REQUEST@club.example} comes from there, as Gmail has proven, whoever the organizer is.
 */
record SeriesMail(int number, String line) {
    private static final Instant FIRST = Instant.parse("2026-11-20T10:00:00Z");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /**
     * @param place that keeps the events of one test apart from those of all others; their title as
     *     well, written as {@code $}
     * @return what is stored of it
     */
    String answer(String place) throws JsonProcessingException {
        Instant sent = FIRST.plus(Duration.ofDays(number));
        String head = line.substring(0, line.indexOf(' '));
        String method = head.replaceFirst("@.*", "");
        List<String> lines = new ArrayList<>();
        for (String event : line.substring(head.length()).split(" \\|\\| ")) {
            List<String> own = new ArrayList<>(List.of(event.strip().split(" *\\| *")));
            lines.add("BEGIN:VEVENT");
            lines.add("SEQUENCE:" + own.remove(0));
            add(own, "UID:", "UID:weekly");
            add(own, "SUMMARY", "SUMMARY:$");
            add(own, "DTSTAMP", "DTSTAMP:" + STAMP.format(sent.minusSeconds(3_600)));
            own.add("LOCATION:" + place);
            if (!head.equals(method)) {
                add(own, "ORGANIZER", "ORGANIZER:mailto:boss@club.example");
            }
            if (own.stream().anyMatch(one -> one.matches("DTSTART.*T.*:.*|DTSTART:.*T.*"))) {
                add(own, "DTEND", "DURATION:PT1H");
            }
            own.removeIf(one -> one.equals("SUMMARY:-"));
            own.stream()
                    .map(one -> one.startsWith("UID:") ? "UID:" + place + one.substring(4) : one)
                    .map(one -> one.replace("$", place))
                    .forEach(lines::add);
            lines.add("END:VEVENT");
        }
        TestMail mail =
                TestMail.of()
                        .subject("About the course")
                        .sent(sent.toString())
                        .calendar(method, lines.toArray(String[]::new));
        if (!head.equals(method)) {
            mail.provenFrom(head.substring(method.length() + 1));
        }
        FoundEvents found = mail.foundEvents();
        return new ExtractedEvents(TestWords.PACKAGED, TestRules.PACKAGED).json(mail.mail(), found);
    }

    private static void add(List<String> own, String name, String line) {
        if (own.stream().noneMatch(one -> one.startsWith(name))) {
            own.add(line);
        }
    }
}
