package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static services.andreas.events.Stage.answer;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.event.Field;
import services.andreas.events.extract.ExtractedEvents;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.TestRules;
import services.andreas.events.extract.model.ModelEvents;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.mime.Attachments;
import services.andreas.events.words.TestWords;

class ModelEventsTest {
    private static final Mail MAIL = Stage.read("Digest", "text");

    private final ModelEvents reader =
            new ModelEvents(
                    TestWords.PACKAGED, TestRules.answers(100), "Europe/Zurich", "gpt-6-luna");

    @Test
    void givesEventsTheAttributesOfTheTable() throws Exception {
        Map<String, Object> event =
                events(
                                Map.of(
                                        "title", " Fair ",
                                        "start_time", "2026-12-05T10:00",
                                        "end_time", "2026-12-05T18:00",
                                        "location", "Town  Hall, Main St.",
                                        "category", "market",
                                        "tags", List.of("food", " food", "", "craft"),
                                        "source_url", "https://oldmill.example/fair"))
                        .get(0);

        assertThat(event)
                .containsEntry("title", "Fair")
                .containsEntry("start_time", "2026-12-05T09:00:00Z")
                .containsEntry("end_time", "2026-12-05T17:00:00Z")
                .containsEntry("all_day", false)
                .containsEntry("timezone", "Europe/Zurich")
                .containsEntry("normalized_location", "town hall main st")
                .containsEntry("tags", List.of("food", "craft"))
                .containsEntry("source_url", "https://oldmill.example/fair")
                .containsEntry("source_name", "The Old Mill")
                .containsEntry("source_email", "news@mail.oldmill.example")
                .containsEntry("source_domain", "oldmill.example")
                .containsEntry("email_id", MAIL.id())
                .containsEntry("mail_date", "2026-11-20T09:00:00Z");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "null", " null "})
    void leavesOutWhatSaysNothing(String nothing) throws Exception {
        Map<String, Object> told = new HashMap<>();
        told.put("title", "Fair");
        List<String> members =
                List.of(
                        "description",
                        "start_time",
                        "end_time",
                        "timezone",
                        "location",
                        "category",
                        "organizer_name",
                        "organizer_url",
                        "source_url");
        members.forEach(name -> told.put(name, nothing));

        assertThat(events(told).get(0))
                .containsOnlyKeys(
                        "title",
                        "model",
                        "prompt",
                        "sources",
                        "source_name",
                        "source_email",
                        "source_domain",
                        "email_id",
                        "mail_date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "null"})
    void dropsAnEventWithoutTitle(String title) throws Exception {
        assertThat(events(Map.of("title", title, "start_time", "2026-12-05"))).isEmpty();
    }

    @Test
    void takesTheSameEventOnce() throws Exception {
        assertThat(
                        events(
                                Map.of("title", "Fair", "start_time", "2026-12-05"),
                                Map.of("title", "FAIR!", "start_time", "2026-12-05"),
                                Map.of("title", "Fair", "start_time", "2026-12-06")))
                .extracting(event -> event.get("start_time"))
                .containsExactly("2026-12-04T23:00:00Z", "2026-12-05T23:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "https://oldmill.example/5?a=b#c, true",
        "HTTP://oldmill.example, true",
        "javascript:alert(1), false",
        "mailto:news@oldmill.example, false",
        "ftp://oldmill.example/5, false",
        "file:///etc/passwd, false",
        "oldmill.example/5, false",
        "https:///5, false",
        "https://old mill.example/, false",
        "'http://', false",
    })
    void takesOnlyAddressesOfTheWeb(String url, boolean taken) throws Exception {
        Map<String, Object> event =
                events(Map.of("title", "Fair", "source_url", url, "organizer_url", url)).get(0);

        assertThat(event.containsKey("source_url")).isEqualTo(taken);
        assertThat(event.containsKey("organizer_url")).isEqualTo(taken);
    }

    @Test
    void asksAPersonAboutTimesThatItDoesNotUnderstand() throws Exception {
        assertThat(events(Map.of("title", "Fair", "start_time", "Friday")).get(0))
                .containsEntry("needs_review", "start not understood")
                .doesNotContainKeys("start_time", "all_day", "timezone");
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private List<Map<String, Object>> events(Map<String, Object>... told) throws Exception {
        FoundEvents foundEvents = new FoundEvents();
        Mail mail = saying(told);
        reader.read(answer(Arrays.copyOf(told, told.length)), mail, "abcd", foundEvents);
        String events =
                new ExtractedEvents(TestWords.PACKAGED, TestRules.PACKAGED).json(mail, foundEvents);
        return new ObjectMapper().readValue(events, new TypeReference<>() {});
    }

    /** A mail that says all that is told of it. */
    @SafeVarargs
    private static Mail saying(Map<String, Object>... told) {
        StringBuilder text = new StringBuilder("text");
        List<String> links = new ArrayList<>();
        for (Map<String, Object> event : told) {
            event.forEach(
                    (name, value) -> {
                        text.append('\n').append(value);
                        if (name.endsWith("_url") && value != null) {
                            links.add(value.toString());
                        }
                    });
        }
        return new Mail(
                MAIL.id(),
                MAIL.subject(),
                MAIL.sender(),
                MAIL.date(),
                MAIL.received(),
                text.toString(),
                links,
                List.of(),
                List.of(),
                List.of(),
                Attachments.NONE,
                List.of(),
                false,
                null);
    }

    /** Rows of a programme stand under their day, which the next day ends. */
    @ParameterizedTest
    @CsvSource({
        "2026-12-04T22:30, ",
        "2026-12-05T22:30, title and date do not stand together",
    })
    void takesTheDayAboveARow(String start, String review) throws Exception {
        Mail mail =
                Stage.read(
                        "Programme",
                        """
                        Friday, December 4
                        20:00 Cats
                        22:30 Dogs

                        Saturday, December 5
                        14:00 Birds
                        """);
        FoundEvents found = new FoundEvents();

        reader.read(
                answer(
                        row("Cats", "2026-12-04T20:00", "Friday, December 4\n20:00 Cats"),
                        row("Dogs", start, "22:30 Dogs"),
                        row("Birds", "2026-12-05T14:00", "Saturday, December 5\n14:00 Birds")),
                mail,
                "abcd",
                found);

        assertThat(found.events())
                .extracting(event -> event.get(Field.NEEDS_REVIEW))
                .containsExactly(null, review, null);
    }

    private static Map<String, Object> row(String title, String start, String quote) {
        return Map.of("title", title, "start_time", start, "date_quote", quote);
    }
}
