package services.andreas.events.extract;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import services.andreas.events.EventsGmailIngest;
import services.andreas.events.failure.Failures;
import services.andreas.events.run.IngestRun;
import services.andreas.events.settings.Settings;
import services.andreas.events.usage.Figures;
import services.andreas.events.usage.Usage;

/** The production routes from a mail to its events, with the model that the settings name. */
final class RealModel implements AutoCloseable {
    private final Main main = new Main(EventsGmailIngest.class);
    private final IngestRun run = new IngestRun("evaluation", Instant.now());
    private final Map<String, String> failed = new TreeMap<>();
    private final Settings settings;
    private final ProducerTemplate template;

    /**
     * @param environment with {@code OPENAI_API_KEY}; of the rest only what is about OpenAI counts
     */
    RealModel(Map<String, String> environment) throws Exception {
        Map<String, String> own = new HashMap<>();
        environment.forEach(
                (name, value) -> {
                    if (name.startsWith("OPENAI_")) {
                        own.put(name, value);
                    }
                });
        own.put("TIMEZONE", TestMail.ZONE);
        // neither is called
        own.put(
                "GMAIL_CREDENTIALS_JSON",
                "{\"client_id\":\"-\",\"client_secret\":\"-\",\"refresh_token\":\"-\"}");
        own.put("DYNAMODB_ENDPOINT_URL", "http://127.0.0.1:9");
        settings = Settings.of(own);
        settings.credentials().bindTo(main::bind);
        settings.properties()
                .forEach((name, value) -> main.addOverrideProperty((String) name, (String) value));
        main.start();
        template = main.getCamelTemplate();
    }

    String name() {
        return settings.properties().getProperty("openai.model");
    }

    List<Map<String, Object>> events(GoldSet.Labelled mail) {
        Exchange done =
                template.send(
                        "direct:extract-events",
                        exchange -> {
                            exchange.setVariable("messageId", mail.name());
                            exchange.setVariable("run", run);
                            exchange.setVariable("mail", mail.mail());
                        });
        if (done.getException() != null) {
            failed.put(mail.name(), Failures.of(done.getException()).reason());
            return List.of();
        }
        try {
            List<Map<String, Object>> stored =
                    new ObjectMapper()
                            .readValue(
                                    done.getMessage().getBody(String.class),
                                    new TypeReference<>() {});
            // what is said about a series as a whole is no event
            stored.removeIf(event -> event.containsKey("recurrence"));
            return stored;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Mails about which it could not be asked, and why. */
    Map<String, String> failed() {
        return failed;
    }

    long calls() {
        return run.report(Instant.now()).calls();
    }

    long used(Usage usage) {
        return main.getCamelContext()
                .getRegistry()
                .lookupByNameAndType("figures", Figures.class)
                .sum(usage);
    }

    @Override
    public void close() {
        main.stop();
    }
}
