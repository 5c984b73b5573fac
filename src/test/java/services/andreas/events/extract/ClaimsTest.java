package services.andreas.events.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import services.andreas.events.event.EventJson;
import services.andreas.events.extract.model.ModelEvents;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.MailReader;
import services.andreas.events.words.TestWords;

/** What answers claim of mails, honest or not, in many scripts, and what is stored of it. */
class ClaimsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param told members of the one event of an answer
     * @param stored members of the event that becomes of it, {@code -} for a missing one
     */
    @ParameterizedTest
    @CsvFileSource(resources = "/claims.csv", delimiter = '|', numLinesToSkip = 1)
    void areStoredAsFarAsTheMailSaysSo(String text, String sent, String told, String stored)
            throws Exception {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode event = answer.putArray("events").addObject();
        members(told).forEach(event::put);
        FoundEvents foundEvents = new FoundEvents();

        new ModelEvents(TestWords.PACKAGED, TestRules.answers(100), "America/New_York", "m")
                .read(answer.toString(), mail(text, sent), "abcd", foundEvents);

        if (stored.equals("none")) {
            assertThat(foundEvents.events()).isEmpty();
            return;
        }
        assertThat(foundEvents.events()).hasSize(1);
        Map<String, Object> found = EventJson.members(foundEvents.events().get(0));
        members(stored)
                .forEach(
                        (name, value) -> {
                            if (!name.endsWith("_quote")) {
                                assertThat(found.getOrDefault(name, "-")).as(name).isEqualTo(value);
                            }
                        });
    }

    private static Map<String, String> members(String text) {
        Map<String, String> members = new LinkedHashMap<>();
        Arrays.stream(text.replace("\\n", "\n").split(";; "))
                .forEach(
                        member ->
                                members.put(
                                        member.substring(0, member.indexOf('=')),
                                        member.substring(member.indexOf('=') + 1)));
        return members;
    }

    private static Mail mail(String text, String sent) {
        String type = text.startsWith("<") ? "html" : "plain";
        String raw =
                "Content-Type: text/%s; charset=utf-8\r\n\r\n%s"
                        .formatted(type, text.replace("\\n", "\n"));
        return new MailReader()
                .read(
                        "1",
                        raw.getBytes(StandardCharsets.UTF_8),
                        Instant.parse(sent + "T15:00:00Z"));
    }
}
