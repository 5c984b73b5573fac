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
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.app.Application;
import services.andreas.events.run.RunReport;
import services.andreas.events.settings.Settings;
import services.andreas.events.standin.Dynoxide;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.standin.SampleMail;
import services.andreas.events.standin.SampleMailbox;

/**
 * The application while it is being worked on: routes, prompts and schemas are read from the
 * sources and reloaded when they change. A sample mail comes in every few seconds, so that each
 * edit is seen at work.
 */
public final class Dev implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dev.class);
    private static final Path SOURCES = Path.of("src/main/resources");
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Map<String, String> environment;
    private final Path folder;
    private Application application;
    private String beans;
    private Set<Path> files;

    /**
     * @param folder what ROUTES_DIR would name
     */
    Dev(Map<String, String> environment, Path folder) throws IOException {
        this.environment = new HashMap<>(environment);
        this.environment.put("ROUTES_DIR", folder.toString());
        this.folder = folder;
        this.files = routeFiles();
        start();
    }

    public static void main(String[] args) throws Exception {
        try (GmailStandIn gmail = new GmailStandIn();
                OpenAiStandIn openAi = new OpenAiStandIn();
                Dynoxide dynamoDb = Dynoxide.start()) {
            SampleMailbox mailbox = SampleMailbox.load();
            mailbox.teach(openAi);
            Map<String, String> environment = new HashMap<>();
            environment.put("GMAIL_ROOT_URL", gmail.rootUrl().toString());
            environment.put("GMAIL_CREDENTIALS_JSON", gmail.credentialsJson());
            environment.put("OPENAI_BASE_URL", openAi.baseUrl().toString());
            environment.put("OPENAI_API_KEY", openAi.apiKey());
            environment.put("DYNAMODB_ENDPOINT_URL", dynamoDb.endpoint().toString());
            environment.put("CREATE_TABLES", "true");
            // what the developer has set counts before the stand-ins
            environment.putAll(System.getenv());
            try (Dev dev = new Dev(environment, SOURCES)) {
                LOG.info("Edit routes, prompts or schemas in {}: they act at once", SOURCES);
                dev.work(gmail, mailbox.mails());
            }
        }
    }

    private void work(GmailStandIn gmail, List<SampleMail> mails) throws Exception {
        for (int i = 0; ; i++) {
            SampleMail mail = mails.get(i % mails.size());
            LOG.info("A mail comes in: {}", mail.name());
            gmail.mailbox().add(mail.raw(), Instant.now(), "Events");
            try {
                ingest();
            } catch (Exception e) {
                // an edit may break anything; the next one mends it
                LOG.error("The run failed: {}", e.toString());
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /** One run, with all edits. */
    RunReport ingest() throws Exception {
        if (!beans.equals(readBeans())) {
            // the routes that stay would go on with beans that the reload has closed
            LOG.info("beans.camel.yaml has changed: all starts anew");
            application.close();
            start();
        }
        warnOfDeleted();
        return application.ingest();
    }

    private void start() throws IOException {
        beans = readBeans();
        Settings settings = Settings.of(environment);
        Properties properties = settings.properties();
        properties.setProperty("camel.main.routes-reload-enabled", "true");
        properties.setProperty(
                "camel.main.routes-reload-directory", folder.resolve("routes").toString());
        properties.setProperty("camel.main.routes-reload-pattern", "*.camel.yaml");
        // with the default, a file that is added after an edit is refused as a duplicate
        properties.setProperty("camel.main.routes-reload-remove-all-routes", "false");
        application = new Application(settings);
        application.start();
    }

    private String readBeans() throws IOException {
        return Files.readString(folder.resolve("routes/beans.camel.yaml"));
    }

    private void warnOfDeleted() throws IOException {
        Set<Path> now = routeFiles();
        Set<Path> deleted = new HashSet<>(files);
        deleted.removeAll(now);
        deleted.forEach(
                file ->
                        LOG.warn(
                                "{} is deleted or renamed: its route goes on until you restart",
                                file.getFileName()));
        files = now;
    }

    private Set<Path> routeFiles() throws IOException {
        try (Stream<Path> routes = Files.list(folder.resolve("routes"))) {
            return routes.collect(Collectors.toSet());
        }
    }

    @Override
    public void close() {
        application.close();
    }
}
