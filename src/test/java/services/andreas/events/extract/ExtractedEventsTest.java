package services.andreas.events.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.merge.Merging;
import services.andreas.events.words.TestWords;

class ExtractedEventsTest {

    @ParameterizedTest
    @CsvSource({
        "https://www.google.com/url?q=https%3A%2F%2Foldmill.example%2F5&sa=D,"
                + "https://oldmill.example/5",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Foldmill.example%2F5%3Ffbclid%3D7&h=x,"
                + "https://oldmill.example/5",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Foldmill.example%2F5&data=x,"
                + "https://oldmill.example/5",
        "https://www.google.com/url?q=https%3A%2F%2Fvk.com%2Faway.php%3Fto%3Dhttps%253A%252F%252Foldmill.example%252F5,"
                + "https://oldmill.example/5",
        "https://oldmill.example/url?q=https%3A%2F%2Fevil.example,"
                + "https://oldmill.example/url?q=https%3A%2F%2Fevil.example",
        "https://www.google.com/url?q=javascript:alert(1),"
                + "https://www.google.com/url?q=javascript:alert(1)",
    })
    void leadToThePageBehindARedirect(String link, String page) throws Exception {
        TestMail mail =
                TestMail.of()
                        .jsonLd(
                                """
                                {"@type":"Event","name":"Fair","startDate":"2026-12-05","url":"%s"}"""
                                        .formatted(link));

        assertThat(json(mail).at("/0/source_url").asText()).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({"20270105, ", "20281204, ", "20981205, end is far from the start"})
    void areLeftToAPersonWhereTheyLastForYears(String end, String review) throws Exception {
        TestMail mail =
                TestMail.of()
                        .calendar(
                                "PUBLISH",
                                "BEGIN:VEVENT",
                                "SUMMARY:Steam age",
                                "DTSTART;VALUE=DATE:20261205",
                                "DTEND;VALUE=DATE:" + end,
                                "END:VEVENT");

        assertThat(json(mail).at("/0/needs_review").asText(null)).isEqualTo(review);
    }

    @Test
    void sayThatThoseBeyondTheMostAreLeftOut() throws Exception {
        for (int events : new int[] {500, 501}) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < events; i++) {
                lines.append("BEGIN:VEVENT\nSUMMARY:Evening ").append(i);
                lines.append("\nDTSTART:20261205T193000Z\nEND:VEVENT\n");
            }

            JsonNode all = json(TestMail.of().calendar("PUBLISH", lines.toString().strip()));

            assertThat(all)
                    .hasSize(500)
                    .allMatch(event -> event.has("needs_review") == (events > 500));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UID:", "UID:\u200B", "X-NONE:1"})
    void sayNothingOfASeriesWithoutAName(String uid) throws Exception {
        TestMail mail =
                TestMail.of()
                        .calendar(
                                "PUBLISH",
                                "BEGIN:VEVENT",
                                uid,
                                "SUMMARY:Jazz",
                                "DTSTART:20261205T193000Z",
                                "RRULE:FREQ=WEEKLY;COUNT=3",
                                "END:VEVENT");

        JsonNode all = json(mail);

        assertThat(all).hasSize(3).noneMatch(event -> event.has("recurrence"));
        Merging merging = Merging.load("classpath:", TestWords.PACKAGED, TestMail.ZONE);
        merging.json()
                .readAll(all.toString())
                .forEach(
                        event ->
                                assertThat(merging.identities(merging.mention("i", "m", event)))
                                        .isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "0000-01-01T00:00:00Z, false",
        "+999999999-12-31, false",
        "9999-12-31T23:00:00-05:00, false",
        "1969-07-16, true"
    })
    void haveNoTimeThatSortsWrongly(String start, boolean has) throws Exception {
        JsonNode all =
                json(
                        TestMail.of()
                                .jsonLd(
                                        "{\"@type\":\"Event\",\"name\":\"Jazz\",\"startDate\":\"%s\"}"
                                                .formatted(start)));

        assertThat(all.path(0).has("start_time")).isEqualTo(has);
        assertThat(all.path(0).has("needs_review")).isEqualTo(!has);
    }

    @Test
    void keepDescriptionsUpToABound() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            lines.append("BEGIN:VEVENT\nSUMMARY:Evening ").append(i);
            lines.append("\nDTSTART:20261205T193000Z\nDESCRIPTION:").append("Jazz ".repeat(500));
            lines.append("\nEND:VEVENT\n");
        }
        TestMail mail = TestMail.of().calendar("PUBLISH", lines.toString().strip());

        JsonNode all =
                new ObjectMapper()
                        .readTree(
                                new ExtractedEvents(
                                                TestWords.PACKAGED, TestRules.descriptions(8_000))
                                        .json(mail.mail(), mail.foundEvents()));

        assertThat(all)
                .extracting(event -> event.has("description"))
                .containsExactly(true, true, true, false, false);
        assertThat(json(mail)).allMatch(event -> event.has("description"));
    }

    private static JsonNode json(TestMail mail) throws JsonProcessingException {
        return new ObjectMapper()
                .readTree(
                        new ExtractedEvents(TestWords.PACKAGED, TestRules.PACKAGED)
                                .json(mail.mail(), mail.foundEvents()));
    }
}
