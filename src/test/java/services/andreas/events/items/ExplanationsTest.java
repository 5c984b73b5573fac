package services.andreas.events.items;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.BeanInject;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import services.andreas.events.EventsGmailIngest;
import services.andreas.events.Stage;
import services.andreas.events.cli.explain.ExplanationText;
import services.andreas.events.run.IngestRun;
import services.andreas.events.terminal.LocalTimes;

@CamelMainTest(mainClass = EventsGmailIngest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplanationsTest {
    private final Stage stage = new Stage();
    private final IngestRun run = new IngestRun("owner", Instant.now());

    @EndpointInject private ProducerTemplate camel;
    @BeanInject private CamelContext context;

    @Configure
    void configure(MainConfigurationProperties main) {
        stage.configure(main);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void tellsWhoSaidWhatAndWhoWasBelieved() throws Exception {
        store(
                "m1",
                event(
                        1,
                        "oldmill.example",
                        "quotes",
                        Map.of("title", "our \u001b[31mWinter Concert")));
        store("m2", event(2, "oldmill.example", "sold_out", true));
        store("m3", event(3, "evil.example", "status", "cancelled"));
        String id = stage.events().get(0).get("id").s();

        ObjectNode explanation = explain(id);
        String text = ExplanationText.of(explanation, new LocalTimes(ZoneId.of("Europe/Zurich")));

        assertThat(explanation.path("sequence").asInt()).isOne();
        assertThat(explanation.path("messages")).hasSize(3);
        assertThat(explanation.at("/messages/2/claim").asBoolean()).isTrue();
        assertThat(explanation.at("/messages/0/model").asText()).isEqualTo("gpt-6-luna");
        assertThat(explanation.at("/history/0/email_id").asText()).isEqualTo("m2");
        assertThat(text)
                .contains("Winter Concert", "openai m1: \"our  [31mWinter Concert\"")
                .contains(
                        "found_in            programme.pdf, page 1",
                        "found_in programme.pdf, page 2")
                .contains("  claim  ", "status cancelled", "model gpt-6-luna", "prompt 3fa2")
                .contains("sold_out was none", "All times are in Europe/Zurich")
                .doesNotContain("\u001b");
    }

    @Test
    void knowsNothingOfAnUnknownEvent() {
        assertThat(Stage.bean(context, "explanations", Explanations.class).of("unknown")).isEmpty();
    }

    private ObjectNode explain(String id) {
        return Stage.bean(context, "explanations", Explanations.class).of(id).orElseThrow();
    }

    private void store(String messageId, Map<String, Object> event) throws Exception {
        String answer = new ObjectMapper().writeValueAsString(List.of(event));
        camel.send(
                "direct:store-events",
                exchange -> {
                    exchange.setVariable("run", run);
                    exchange.setVariable("messageId", messageId);
                    exchange.getMessage().setBody(answer);
                });
    }

    private static Map<String, Object> event(int day, String domain, String name, Object value) {
        Map<String, Object> event = new HashMap<>();
        event.put("title", "Winter Concert");
        event.put("start_time", "2026-12-05T19:30:00Z");
        event.put("location", "Old Mill");
        event.put("source_domain", domain);
        event.put("source_email", "news@" + domain);
        event.put("mail_date", "2026-11-0" + day + "T09:00:00Z");
        event.put("sources", Map.of("title", "openai"));
        event.put("model", "gpt-6-luna");
        event.put("prompt", "3fa2");
        if (day < 3) {
            event.put("found_in", "programme.pdf, page " + day);
        }
        event.put(name, value);
        return event;
    }
}
