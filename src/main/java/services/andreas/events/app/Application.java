package services.andreas.events.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.items.Explanations;
import services.andreas.events.items.adoption.Adoption;
import services.andreas.events.ledger.Claim;
import services.andreas.events.ledger.MessageLedger;
import services.andreas.events.ledger.OpenMessage;
import services.andreas.events.ledger.OpenMessages;
import services.andreas.events.ledger.Status;
import services.andreas.events.ledger.Tables;
import services.andreas.events.manage.CamelMetrics;
import services.andreas.events.manage.Health;
import services.andreas.events.manage.LedgerView;
import services.andreas.events.manage.Management;
import services.andreas.events.manage.ManagementServer;
import services.andreas.events.manage.Metrics;
import services.andreas.events.manage.RunsControl;
import services.andreas.events.manage.Schedule;
import services.andreas.events.run.IngestRuns;
import services.andreas.events.run.RunRecord;
import services.andreas.events.run.RunRecords;
import services.andreas.events.run.RunReport;
import services.andreas.events.settings.Listen;
import services.andreas.events.settings.Settings;
import services.andreas.events.settings.SettingsException;
import services.andreas.events.usage.Calls;
import services.andreas.events.usage.Figures;

/** Camel Main with our settings, whatever the command. */
public final class Application implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final Main main = new Main(Application.class);
    private final Listen listen;
    private final CountDownLatch closed = new CountDownLatch(1);

    public Application(Settings settings) {
        this(settings, false);
    }

    private Application(Settings settings, boolean observed) {
        // read whenever a Camel context is made; the property of Main comes after its classes are
        // loaded
        System.setProperty("org.apache.camel.jmx.disabled", Boolean.toString(!observed));
        // how the process ends is decided in Shutdown alone
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        listen = settings.listen();
        settings.credentials().bindTo(main::bind);
        settings.properties()
                .forEach((name, value) -> main.addOverrideProperty((String) name, (String) value));
    }

    /** One that shows Camel's MBeans and metrics; only a process that goes on needs them. */
    public static Application observed(Settings settings) {
        Application application = new Application(settings, true);
        application.main.addOverrideProperty("camel.main.jmx-enabled", "true");
        CamelMetrics.addTo(application.main);
        return application;
    }

    /**
     * @throws SettingsException when the routes cannot be used
     */
    public void start() {
        try {
            main.start();
        } catch (Exception e) {
            throw new SettingsException("The routes cannot be started", explain(e), e);
        }
        if (main.getCamelContext().getRoutesSize() == 0) {
            throw new SettingsException("ROUTES_DIR", "holds no route");
        }
        bean("calls", Calls.class).watch(main.getCamelContext());
    }

    /** For commands that work; what others print is all that they print. */
    public void tellStart() {
        LOG.info("{} routes started", main.getCamelContext().getRoutesSize());
    }

    /** Where it happened and why, in one line. */
    private static String explain(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String where = firstLine(thrown);
        return root == thrown ? where : where + ": " + firstLine(root);
    }

    private static String firstLine(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
    }

    /** One run. */
    public RunReport ingest() throws Exception {
        return main.getCamelTemplate().requestBody("direct:ingest-mailbox", null, RunReport.class);
    }

    /** One run over these messages, which may be done or quarantined. */
    public RunReport replay(List<String> messageIds) throws Exception {
        return main.getCamelTemplate()
                .requestBody("direct:replay-messages", messageIds, RunReport.class);
    }

    /** Those of the ids that the ledger has never heard of. */
    public List<String> unknown(List<String> messageIds) {
        OpenMessages known = bean("openMessages", OpenMessages.class);
        return messageIds.stream().filter(id -> !known.isKnown(id)).toList();
    }

    public List<OpenMessage> openMessages(Status status) {
        return bean("openMessages", OpenMessages.class).of(status);
    }

    /** The newest first. */
    public List<RunRecord> runRecords(int count) {
        return bean("runRecords", RunRecords.class).last(count);
    }

    /** Runs whenever the schedule says so, until the process is told to end. */
    public void schedule() throws Exception {
        // first of all, because a port that is taken needs no table
        try (ManagementServer server = new ManagementServer(listen);
                Management management = management(server)) {
            bean("tables", Tables.class).prepare();
            runs().ended().look();
            try {
                main.getCamelContext().getRouteController().startRoute("schedule-ingest");
            } catch (Exception e) {
                throw new SettingsException("INGEST_CRON", explain(e), e);
            }
            management.start();
            LOG.info("Scheduled; the process ends on SIGTERM");
            closed.await();
        }
    }

    private Management management(ManagementServer server) throws Exception {
        CamelContext context = main.getCamelContext();
        Clock clock = bean("clock", Clock.class);
        Figures figures = bean("figures", Figures.class);
        PrometheusMeterRegistry registry =
                bean(CamelMetrics.REGISTRY, PrometheusMeterRegistry.class);
        Schedule schedule = new Schedule(context, clock);
        Health health = new Health(context, schedule, runs(), bean("tables", Tables.class));
        Metrics metrics = new Metrics(registry, figures, runs(), clock);
        Management management = new Management(server, health, metrics);
        management.manage(
                new RunsControl(runs(), figures, schedule),
                new LedgerView(runs(), bean("openMessages", OpenMessages.class)));
        if (listen.console()) {
            management.open(listen);
        }
        return management;
    }

    public IngestRuns runs() {
        return bean("runs", IngestRuns.class);
    }

    /** No message is claimed from now on; a scheduled process ends. */
    public void closeGate() {
        LOG.info("MentionKey to end: finishing what is in hand");
        runs().closeGate();
        closed.countDown();
    }

    /** Releases the claims that are still in work, and reports the run that held them. */
    void giveBack() {
        MessageLedger ledger = bean("messageLedger", MessageLedger.class);
        for (Claim claim : runs().claimsInWork()) {
            try {
                ledger.released(claim, Failure.SHUTDOWN);
                LOG.info("Message {} is given back", claim.messageId());
            } catch (LeaseLostException e) {
                LOG.debug("Message {} is settled already", claim.messageId());
            }
        }
        if (runs().isWorking()) {
            runs().finish(runs().current());
        }
    }

    /** Everything that is known of an event; empty when nothing is. */
    public Optional<ObjectNode> explain(String eventId) {
        return bean("explanations", Explanations.class).of(eventId);
    }

    /** The events to come that a person should look at, the soonest first. */
    public Stream<ObjectNode> toReview() {
        Instant now = bean("clock", Clock.class).instant();
        return bean("explanations", Explanations.class).toReview(now);
    }

    /** Takes over the table of the original. */
    public Adoption.Result adopt(boolean dry, BiConsumer<Integer, Integer> progress)
            throws Exception {
        bean("tables", Tables.class).prepare();
        return bean("adoption", Adoption.class).adopt(dry, progress);
    }

    private <T> T bean(String name, Class<T> type) {
        return main.getCamelContext().getRegistry().lookupByNameAndType(name, type);
    }

    @Override
    public void close() {
        main.stop();
    }
}
