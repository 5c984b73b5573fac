package services.andreas.events.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.event.EventJson;
import services.andreas.events.event.EventTimes;
import services.andreas.events.extract.model.ModelEvents;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.MailReader;
import services.andreas.events.standin.SampleMail;
import services.andreas.events.standin.SampleMailbox;
import services.andreas.events.words.TestWords;

/** The recorded answers about the sample mailbox are honest, and quote nothing. */
class SampleAnswersTest {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    static List<SampleMail> mails() {
        return SampleMailbox.load().mails();
    }

    @ParameterizedTest
    @MethodSource("mails")
    void loseNothing(SampleMail sample) throws Exception {
        Mail mail = new MailReader().read("1", sample.raw(), sample.date());
        FoundEvents foundEvents = new FoundEvents();

        new ModelEvents(TestWords.PACKAGED, TestRules.answers(100), ZONE.getId(), "m")
                .read(sample.answer(), mail, "abcd", foundEvents);

        List<Map<String, Object>> events =
                foundEvents.events().stream().map(EventJson::members).toList();
        JsonNode told = new ObjectMapper().readTree(sample.answer()).path("events");
        assertThat(events).hasSize(told.size());
        for (int i = 0; i < told.size(); i++) {
            JsonNode honest = told.get(i);
            EventTimes times =
                    EventTimes.resolve(
                            honest.path("start_time").asText(),
                            honest.path("end_time").isNull()
                                    ? null
                                    : honest.path("end_time").asText(),
                            honest.path("timezone").asText(),
                            ZONE);
            assertThat(events.get(i))
                    .as(honest.path("title").asText())
                    .containsEntry("title", honest.path("title").asText())
                    .containsEntry("start_time", times.start().toString())
                    .containsEntry("location", honest.path("location").asText())
                    .satisfies(
                            event ->
                                    assertThat(event.get("end_time"))
                                            .isEqualTo(
                                                    times.end() == null
                                                            ? null
                                                            : times.end().toString()))
                    .doesNotContainKey("needs_review");
            for (String name : List.of("source_url", "organizer_name", "organizer_url")) {
                assertThat(events.get(i).getOrDefault(name, "null"))
                        .isEqualTo(honest.path(name).asText());
            }
        }
    }
}
