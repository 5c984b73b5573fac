package services.andreas.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import services.andreas.events.app.Application;
import services.andreas.events.ledger.Tables;
import services.andreas.events.run.RunReport;
import services.andreas.events.settings.Settings;
import services.andreas.events.standin.DynamoDbProxy;
import services.andreas.events.standin.Dynoxide;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.Generations;
import services.andreas.events.standin.OpenAiErrors;
import services.andreas.events.standin.OpenAiStandIn;

/**
 * A stage on which everything may go wrong: a proxy before DynamoDB, a model that answers
 * differently each time, and time that passes at will. One mailbox may follow the other in the same
 * tables, and an application outlives its runs: a run knows nothing of the one before it.
 */
final class Storm implements AutoCloseable {
    /** After which a claim that nobody renews has ended by everybody's clock. */
    static final Duration LEASE = Duration.ofSeconds(60 + 300);

    final Stage stage = new Stage();
    final DynamoDbProxy proxy = new DynamoDbProxy(Dynoxide.shared().endpoint());
    final Generations generations = new Generations();
    final Crash crash = new Crash();

    /** All mails by their ids, and those of the mailbox that is worked on. */
    final Map<String, StormMail> mails = new LinkedHashMap<>();

    final List<StormMail> mailbox = new ArrayList<>();

    private final String clock = "clock.ahead." + UUID.randomUUID();
    private final LedgerHistory history = new LedgerHistory(this);
    private final List<Application> applications = new ArrayList<>();
    private Application other;
    private long paidBefore;

    Storm() {
        this(RoutesCopy.withClockAhead().toString());
    }

    Storm(String routes) {
        crash.watch(this);
        stage.openAi.answers(generations);
        stage.environment.put("DYNAMODB_ENDPOINT_URL", proxy.endpoint().toString());
        stage.environment.put("ROUTES_DIR", routes);
        stage.environment.put("INGEST_CONCURRENCY", "1");
        stage.environment.put("TIMEZONE", "UTC");
        stage.environment.put("CREATE_TABLES", "false");
        // nobody gives up a call that a test holds back, as with OPENAI_TIMEOUT
        stage.environment.put("HTTP_TIMEOUT", "120");
        createTables();
    }

    private void createTables() {
        new Tables(stage.dynamoDb, stage.table, stage.table + "-ledger", true).prepare();
    }

    /** Another mailbox and empty tables, so that a check reads nothing of earlier mailboxes. */
    void newMailboxAndTables() {
        newMailbox();
        stage.dynamoDb.deleteTable(delete -> delete.tableName(stage.table));
        stage.dynamoDb.deleteTable(delete -> delete.tableName(stage.table + "-ledger"));
        createTables();
    }

    /** Another mailbox, which is still empty. */
    void newMailbox() {
        stage.gmail.mailbox().clear();
        mailbox.clear();
        clearWeather();
        paidBefore = generations.answered();
    }

    /** All services work again. */
    void clearWeather() {
        stage.gmail.faults().clear();
        stage.openAi.faults().clear();
        proxy.faults().clear();
        crash.over();
        crash.watch(this);
    }

    /** A mail that announces so many events, a minute younger than the one before. */
    String mail(int events) {
        return mail(events, Stage.FIRST_MAIL.plusSeconds(60L * mails.size()));
    }

    String mail(int events, Instant date) {
        int number = mails.size();
        List<String> titles = new ArrayList<>();
        StringBuilder text = new StringBuilder("What is on:\r\n");
        for (int i = 0; i < events; i++) {
            String title = "Event " + (char) ('A' + i) + " of mail " + number;
            titles.add(title);
            text.append("\r\n")
                    .append(Generations.line(title, "2026-12-05T19:30", "Hall " + number))
                    .append("\r\n");
        }
        String subject = "Mail " + number + ".";
        String id = stage.mail(subject, text.toString(), date);
        StormMail mail = new StormMail(id, subject, titles);
        mails.put(id, mail);
        mailbox.add(mail);
        return id;
    }

    /** A mail that the model server always refuses. */
    StormMail poison() {
        mail(0);
        StormMail poison = mailbox.get(mailbox.size() - 1);
        stage.openAi
                .faults()
                .always(
                        request ->
                                OpenAiStandIn.COMPLETIONS.test(request)
                                        && new String(request.body(), StandardCharsets.UTF_8)
                                                .contains("Subject: " + poison.subject()),
                        Fault.answer(OpenAiErrors.invalidPrompt()));
        return poison;
    }

    /** Answers that were paid for the mails of this mailbox. */
    long paid() {
        return generations.answered() - paidBefore;
    }

    /** The application whose clock is the storm's. */
    Application application() {
        if (applications.isEmpty()) {
            start(clock);
        }
        return applications.get(0);
    }

    /** Another application, whose clock is ahead of the storm's. */
    Application applicationAhead(Duration ahead) {
        long seconds = Long.getLong(clock, 0) + ahead.toSeconds();
        System.setProperty(clock + ".other", Long.toString(seconds));
        application();
        if (other == null) {
            other = start(clock + ".other");
        }
        return other;
    }

    /** One more, which a test may tell to end. */
    Application anotherApplication() {
        application();
        return start(clock);
    }

    private Application start(String property) {
        Settings settings = Settings.of(stage.environment);
        settings.properties().setProperty("clock.ahead", property);
        // the names of what contexts put into JMX
        settings.properties()
                .setProperty(
                        "camel.main.name", property.replace('.', '-') + "-" + applications.size());
        Application application = new Application(settings);
        application.start();
        applications.add(application);
        return application;
    }

    /** One run; null when nothing is left of it that could report. */
    RunReport once() {
        return once(application());
    }

    RunReport once(Application application) {
        RunReport report;
        try {
            report = application.ingest();
        } catch (Exception e) {
            if (!crash.isDead()) {
                throw new IllegalStateException(e);
            }
            report = null;
        }
        history.observe();
        return report;
    }

    /** Every lease that is held now has ended. */
    void leasesEnd() {
        pass(LEASE.plusSeconds(1));
    }

    /** Time passes, for clock and ticker. */
    void pass(Duration time) {
        System.setProperty(clock, Long.toString(Long.getLong(clock, 0) + time.toSeconds()));
    }

    /** The same for the other application alone. */
    void passForOther(Duration time) {
        String property = clock + ".other";
        System.setProperty(property, Long.toString(Long.getLong(property, 0) + time.toSeconds()));
    }

    /** The crash is over, and time has passed. */
    void calmDown() {
        crash.over();
        leasesEnd();
    }

    LedgerHistory history() {
        return history;
    }

    /** On the mails of this mailbox. */
    Verdict verdict() {
        return Verdict.of(this, mailbox, paid());
    }

    /** On the mails of all mailboxes. */
    Verdict verdictOnAll() {
        return Verdict.of(this, mails.values(), generations.answered());
    }

    @Override
    public void close() {
        applications.forEach(Application::close);
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(clock))
                .forEach(System::clearProperty);
        proxy.close();
        stage.close();
        stage.dynamoDb.close();
    }
}
