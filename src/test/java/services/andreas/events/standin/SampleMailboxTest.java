package services.andreas.events.standin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleMailboxTest {
    private static final SampleMailbox MAILBOX = SampleMailbox.load();

    static List<SampleMail> mails() {
        return MAILBOX.mails();
    }

    @ParameterizedTest
    @MethodSource("mails")
    void recordedAnswersKeepToTheSchema(SampleMail mail) throws Exception {
        assertThat(schema().validate(Json.read(mail.answer()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mails")
    void recordedTimesAreLocal(SampleMail mail) {
        for (JsonNode event : Json.read(mail.answer()).path("events")) {
            String start = event.path("start_time").asText();
            boolean wholeDay = start.length() == 10;

            LocalDateTime time =
                    wholeDay ? LocalDate.parse(start).atStartOfDay() : LocalDateTime.parse(start);
            assertThat(time).isBetween("2026-12-01T00:00", "2027-02-28T00:00");
            assertThat(event.path("all_day").asBoolean()).isEqualTo(wholeDay);
        }
    }

    @ParameterizedTest
    @MethodSource("mails")
    void mailsAreReadable(SampleMail mail) throws Exception {
        String text = text(parse(mail));

        assertThat(text).isNotBlank().doesNotContain("\uFFFD");
        assertThat(mail.subject()).isNotBlank().doesNotContain("=?");
        assertThat(new String(mail.raw(), ISO_8859_1).replace("\r\n", ""))
                .doesNotContain("\n")
                .doesNotContain("\r");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void recordedLinksAreThoseOfTheMail(SampleMail mail) throws Exception {
        String text = text(parse(mail));

        for (JsonNode event : Json.read(mail.answer()).path("events")) {
            for (String link : List.of("source_url", "organizer_url")) {
                assertThat(text).contains(event.path(link).asText(""));
            }
        }
    }

    @Test
    void everySubjectSelectsItsAnswer() {
        try (OpenAiStandIn openAi = new OpenAiStandIn()) {
            MAILBOX.teach(openAi);

            for (SampleMail mail : MAILBOX.mails()) {
                String answer = openAi.recorded().apply(question(mail.subject()));
                assertThat(answer).isEqualTo(mail.answer());
                assertThat(openAi.recorded().asked(mail.subject())).isEqualTo(1);
            }
        }
    }

    @Test
    void everyMailIsLabelledInGmail() {
        try (GmailStandIn gmail = new GmailStandIn()) {
            Map<String, String> ids = MAILBOX.putInto(gmail);

            assertThat(gmail.mailbox().size()).isEqualTo(MAILBOX.mails().size());
            assertThat(gmail.mailbox().newestFirst())
                    .allMatch(message -> message.hasLabel("Events"))
                    .extracting(GmailMessage::id)
                    .containsExactlyInAnyOrderElementsOf(ids.values());
        }
    }

    @Test
    void oneEventIsToldTwice() {
        List<String> events = new ArrayList<>();
        for (SampleMail mail : MAILBOX.mails()) {
            for (JsonNode event : Json.read(mail.answer()).path("events")) {
                events.add(
                        event.path("title")
                                + ""
                                + event.path("start_time")
                                + event.path("location"));
            }
        }

        assertThat(events).hasSize(41);
        assertThat(events.stream().distinct()).hasSize(40);
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream schema =
                SampleMailboxTest.class.getResourceAsStream("/schemas/events.schema.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
        }
    }

    private static ChatRequest question(String subject) {
        ObjectNode request = Json.object();
        request.putArray("messages")
                .addObject()
                .put("role", "user")
                .put(
                        "content",
                        "Which events does this mail announce?\nSubject: " + subject + "\n");
        return new ChatRequest(request);
    }

    private static Entity parse(SampleMail mail) throws IOException {
        return new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(mail.raw()));
    }

    /** All texts of the mail, HTML as it stands. */
    private static String text(Entity entity) throws IOException {
        StringWriter text = new StringWriter();
        if (entity.getBody() instanceof Multipart parts) {
            for (Entity part : parts.getBodyParts()) {
                text.write(text(part));
            }
        } else if (entity.getBody() instanceof TextBody body) {
            body.getReader().transferTo(text);
        }
        return text.toString();
    }
}
