package services.andreas.events.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static services.andreas.events.hostile.HostileMails.many;

import org.junit.jupiter.api.Test;

/** What costs too much is left out alone: the rest of the mail is read, and a person is told. */
class LeftOutPartsTest {
    private static final String ANSWER =
            """
            {"events":[{"title":"Gala","title_quote":"Gala","start_time":"2026-12-05T20:00",\
            "date_quote":"5 December 2026, 20:00"}]}""";
    private static final String PROSE = "Gala on 5 December 2026, 20:00\n";
    private static final String LEFT_OUT = "parts of the mail were left out";

    @Test
    void anEventNamedByItselfLeavesTheProseReadable() {
        String page =
                "<script type=\"application/ld+json\">{\"@type\":\"Event\",\"@id\":\"#x\","
                        + "\"name\":{\"@id\":\"#x\"},\"startDate\":\"2027-01-01\"}</script><p>"
                        + PROSE;

        assertThat(events("text/html", page)).contains("\"title\":\"Gala\"");
    }

    @Test
    void placesThatContainEachOtherSayWhatTheySayOnce() {
        String page =
                "<script type=\"application/ld+json\">{\"@type\":\"Event\",\"name\":\"Concert\","
                        + "\"startDate\":\"2027-01-01T20:00\",\"location\":{\"@id\":\"#p\"},"
                        + "\"p\":{\"@id\":\"#p\",\"@type\":\"Place\",\"address\":{\"@id\":\"#p\"},"
                        + "\"name\":{\"@id\":\"#p\"}}}</script>";

        assertThat(events("text/html", page)).contains("\"title\":\"Concert\"");
    }

    @Test
    void elementsThatAreReferredToTooOftenAreLeftOut() {
        String shared = "<div id=s>" + "<p itemprop=performer>x</p>".repeat(200) + "</div>";
        String event =
                "<div itemscope itemtype=https://schema.org/Event itemref=s>"
                        + "<b itemprop=name>Gala</b><time itemprop=startDate>2026-12-05T20:00</time></div>";

        assertThat(events("text/html", shared + event.repeat(40))).contains(LEFT_OUT);
        assertThat(events("text/html", shared + event)).doesNotContain(LEFT_OUT);
    }

    @Test
    void rulesThatAreNeverWorkedOutAreToldOf() {
        String calendar =
                "BEGIN:VCALENDAR\n"
                        + many(
                                20,
                                i ->
                                        "BEGIN:VEVENT\nUID:u%d\nSUMMARY:Gala\nDTSTART:19000101T000000Z\nRRULE:FREQ=SECONDLY;COUNT=2000000000\nEND:VEVENT\n"
                                                .formatted(i))
                        + "END:VCALENDAR\n";

        assertThat(events("text/calendar", calendar)).contains("\"title\":\"Gala\"", LEFT_OUT);
    }

    @Test
    void aZoneOfTooManyRulesIsNotKnown() {
        String calendar =
                "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:z\n"
                        + many(
                                2_000,
                                i ->
                                        "BEGIN:STANDARD\nDTSTART:%04d0101T000000\nTZOFFSETFROM:+0111\nTZOFFSETTO:+0113\nRRULE:FREQ=YEARLY\nEND:STANDARD\n"
                                                .formatted(1_000 + i % 1_000))
                        + "END:VTIMEZONE\nBEGIN:VEVENT\nUID:u\nSUMMARY:Gala\nDTSTART;TZID=z:20261205T200000\nEND:VEVENT\nEND:VCALENDAR\n";

        assertThat(events("text/calendar", calendar))
                .contains("\"title\":\"Gala\"", "time zone not known");
    }

    @Test
    void textBehindTheBoundIsToldOf() {
        assertThat(events("text/plain", PROSE + "word ".repeat(100_000)))
                .contains("\"title\":\"Gala\"", LEFT_OUT);
        assertThat(events("text/plain", "word ".repeat(60_000) + PROSE))
                .contains("\"title\":\"Gala\"")
                .doesNotContain(LEFT_OUT);
    }

    private static String events(String type, String body) {
        return HostileReader.events(
                "From: a@b.example\nContent-Type: " + type + "; charset=utf-8\n\n" + body, ANSWER);
    }
}
