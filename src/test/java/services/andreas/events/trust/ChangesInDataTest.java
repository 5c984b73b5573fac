package services.andreas.events.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.event.Field;

/** A second mail says in schema.org data that the event of the first one changes. */
class ChangesInDataTest {
    private static final String GALA =
            """
            Authentication-Results: mx.google.com; dmarc=pass header.from=%1$s
            From: News <news@%1$s>
            Subject: News
            Date: Fri, 20 Nov 2026 10:00:00 -0500
            Content-Type: text/html; charset=utf-8

            <script type="application/ld+json">{"@context":"https://schema.org","@type":"Event","name":"Winter Gala",
            "startDate":"%2$s","location":%3$s%4$s}</script>
            """;

    private static final String MILL =
            "{\"@type\":\"Place\",\"name\":\"Old Mill\",\"address\":\"Mill Street 5\"}";
    private static final String ARRAY =
            GALA.formatted("oldmill.example", "", "", "").replaceFirst("(?s)\\{\"@context.*", "")
                    + "[%s, %s, %s]</script>\n";
    private static final String FIRST = mail("oldmill.example", "2026-12-02T19:00-05:00", MILL, "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'eventStatus':'https://schema.org/EventRescheduled'",
                "'eventStatus':'EventRescheduled','previousStartDate':'2026-12-02T19:00-05:00'",
                "'eventStatus':['EventScheduled','http://schema.org/EventRescheduled']",
                "'previousStartDate':'2026-12-02T19:00-05:00'",
            })
    void movesTheEventOfTheSameSender(String change) {
        String said = "," + change.replace('\'', '"');
        String second = mail("oldmill.example", "2026-12-16T19:00-05:00", MILL, said);
        String strange = mail("elsewhere.example", "2026-12-16T19:00-05:00", MILL, said);

        assertThat(Post.of(FIRST, second).event().start()).isEqualTo("2026-12-17T00:00:00Z");
        assertThat(Post.of(FIRST, strange).events())
                .extracting(event -> event.start().toString())
                .containsExactlyInAnyOrder("2026-12-03T00:00:00Z", "2026-12-17T00:00:00Z");
    }

    @Test
    void keepsAnotherDayApartWhereNothingHasMoved() {
        String second = mail("oldmill.example", "2026-12-16T19:00-05:00", MILL, "");

        assertThat(Post.of(FIRST, second).events()).hasSize(2);
    }

    @Test
    void takesAnEventOnline() {
        String online =
                mail(
                        "oldmill.example",
                        "2026-12-02T19:00-05:00",
                        "{\"@type\":\"VirtualLocation\",\"url\":\"https://zoom.us/j/9\"}",
                        ",\"eventStatus\":\"https://schema.org/EventMovedOnline\"");

        assertThat(Post.of(FIRST, online).events()).hasSize(1);
    }

    @Test
    void movesTheShowOfARunThatBeganThen() {
        String run =
                ARRAY.formatted(
                        show("2026-12-10", ""), show("2026-12-11", ""), show("2026-12-12", ""));
        String moved =
                ARRAY.replace(", %s, %s", "")
                        .formatted(
                                show(
                                        "2026-12-15",
                                        ",\"previousStartDate\":\"2026-12-11T19:30-05:00\""));

        assertThat(Post.of(run, moved).events())
                .extracting(event -> event.start().toString())
                .containsExactlyInAnyOrder(
                        "2026-12-11T00:30:00Z", "2026-12-13T00:30:00Z", "2026-12-16T00:30:00Z");
    }

    @Test
    void cancelsThePartsOfAFestivalThatAreSaidNothingOf() {
        String parts =
                ",\"eventStatus\":\"EventCancelled\",\"subEvent\":[%s,%s]"
                        .formatted(
                                show("2026-12-10", ""),
                                show("2026-12-11", ",\"eventStatus\":\"EventScheduled\""));
        String festival = mail("oldmill.example", "2026-12-02T19:00-05:00", MILL, parts);

        assertThat(Post.of(festival).events())
                .extracting(event -> event.get(Field.STATUS))
                .containsExactlyInAnyOrder("cancelled", "cancelled", "confirmed");
    }

    private static String show(String day, String more) {
        return "{\"@context\":\"https://schema.org\",\"@type\":\"Event\",\"name\":\"Hamlet\",\"startDate\":\"%sT19:30-05:00\",\"location\":%s%s}"
                .formatted(day, MILL, more);
    }

    private static String mail(String domain, String start, String place, String more) {
        return GALA.formatted(domain, start, place, more);
    }
}
