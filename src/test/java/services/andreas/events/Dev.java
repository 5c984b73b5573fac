package services.andreas.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.standin.DynamoDbLocal;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.standin.SampleMail;
import services.andreas.events.standin.SampleMailbox;

/**
 * The application while it is being worked on: routes, prompts and schemas are read from the
 * sources and reloaded when they change. A sample mail comes in every few seconds, so that each
 * edit is seen at work.
 */
public final class Dev {
    private static final Logger LOG = LoggerFactory.getLogger(Dev.class);
    private static final Path SOURCES = Path.of("src/main/resources");
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private Dev() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("camel.main.routes-reload-enabled", "true");
        System.setProperty(
                "camel.main.routes-reload-directory", SOURCES.resolve("routes").toString());
        System.setProperty("camel.main.routes-reload-pattern", "*.camel.yaml");
        // with the default, a file that is added after an edit is refused as a duplicate
        System.setProperty("camel.main.routes-reload-remove-all-routes", "false");
        try (GmailStandIn gmail = new GmailStandIn();
                OpenAiStandIn openAi = new OpenAiStandIn();
                DynamoDbLocal dynamoDb = DynamoDbLocal.start()) {
            SampleMailbox mailbox = SampleMailbox.load();
            mailbox.teach(openAi);
            Map<String, String> environment = new HashMap<>();
            environment.put("GMAIL_ROOT_URL", gmail.rootUrl().toString());
            environment.put("GMAIL_CREDENTIALS_JSON", gmail.credentialsJson());
            environment.put("OPENAI_BASE_URL", openAi.baseUrl().toString());
            environment.put("OPENAI_API_KEY", openAi.apiKey());
            environment.put("DYNAMODB_ENDPOINT_URL", dynamoDb.endpoint().toString());
            environment.put("CREATE_TABLES", "true");
            environment.put("ROUTES_DIR", SOURCES.toString());
            // what the developer has set counts before the stand-ins
            environment.putAll(System.getenv());
            try (Application application = new Application(Settings.of(environment))) {
                application.start();
                LOG.info("Edit routes, prompts or schemas in {}: they act at once", SOURCES);
                work(application, gmail, mailbox.mails());
            }
        }
    }

    private static void work(Application application, GmailStandIn gmail, List<SampleMail> mails)
            throws Exception {
        Set<Path> files = routeFiles();
        for (int i = 0; ; i++) {
            SampleMail mail = mails.get(i % mails.size());
            LOG.info("A mail comes in: {}", mail.name());
            gmail.mailbox().add(mail.raw(), Instant.now(), "Events");
            application.ingest();
            files = warnOfDeleted(files);
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private static Set<Path> warnOfDeleted(Set<Path> before) throws IOException {
        Set<Path> now = routeFiles();
        Set<Path> deleted = new HashSet<>(before);
        deleted.removeAll(now);
        deleted.forEach(
                file ->
                        LOG.warn(
                                "{} is deleted or renamed: its route goes on until you restart",
                                file.getFileName()));
        return now;
    }

    private static Set<Path> routeFiles() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES.resolve("routes"))) {
            return files.collect(Collectors.toSet());
        }
    }
}
