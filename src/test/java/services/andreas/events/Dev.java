package services.andreas.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.app.Application;
import services.andreas.events.cli.ValidateRoutesCommand;
import services.andreas.events.edits.Finding;
import services.andreas.events.run.RunReport;
import services.andreas.events.settings.Settings;
import services.andreas.events.settings.SettingsException;
import services.andreas.events.standin.Dynoxide;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.standin.SampleMail;
import services.andreas.events.standin.SampleMailbox;

/**
 * The application while it is being worked on: routes, prompts and schemas are read from the
 * sources and taken up when they change. A sample mail comes in every few seconds, so that each
 * edit is seen at work.
 */
public final class Dev implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dev.class);
    private static final Path SOURCES = Path.of("src/main/resources");
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final List<String> READ_AT_START = List.of("routes", "rules", "words");

    private final Map<String, String> environment;
    private final Path folder;
    private Application application;
    private Map<Path, String> seen;

    /**
     * @param folder what ROUTES_DIR would name
     */
    Dev(Map<String, String> environment, Path folder) throws IOException {
        this.environment = new HashMap<>(environment);
        this.environment.put("ROUTES_DIR", folder.toString());
        this.folder = folder;
        seen = read();
        application = start();
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
                LOG.info(
                        "Edit routes, rules, words, prompts or schemas in {}: they act on the next mail",
                        SOURCES);
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

    /** One run, with all edits that hold together. */
    RunReport ingest() throws Exception {
        Map<Path, String> now = read();
        if (!now.equals(seen)) {
            seen = now;
            takeUp();
        }
        return application.ingest();
    }

    /**
     * Starts anew, with other routes, beans and rules; what is wrong leaves the old ones at work.
     */
    private void takeUp() {
        List<Finding> findings = ValidateRoutesCommand.findings(folder);
        if (!findings.isEmpty()) {
            LOG.warn("The edit is not taken up, all goes on as before:");
            findings.forEach(finding -> LOG.warn("{}", finding));
            return;
        }
        try {
            Application edited = start();
            application.close();
            application = edited;
            LOG.info("The edit is taken up");
        } catch (SettingsException e) {
            LOG.warn("The edit is not taken up, all goes on as before: {}", e.getMessage());
        }
    }

    private Application start() {
        Application started = new Application(Settings.of(environment));
        try {
            started.start();
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
        return started;
    }

    private Map<Path, String> read() throws IOException {
        Map<Path, String> texts = new HashMap<>();
        for (String part : READ_AT_START) {
            if (!Files.isDirectory(folder.resolve(part))) {
                continue; // then what is packaged counts
            }
            try (Stream<Path> files = Files.list(folder.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    texts.put(file, Files.readString(file));
                }
            }
        }
        return texts;
    }

    @Override
    public void close() {
        application.close();
    }
}
