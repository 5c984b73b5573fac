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
import services.andreas.events.run.InWork;
import services.andreas.events.run.IngestRuns;
import services.andreas.events.run.MessageWatch;
import services.andreas.events.run.RunRecord;
import services.andreas.events.run.RunRecords;
import services.andreas.events.run.RunReport;
import services.andreas.events.settings.Listen;
import services.andreas.events.settings.Settings;
import services.andreas.events.settings.SettingsException;
import services.andreas.events.usage.Calls;
import services.andreas.events.usage.Figures;

/** Camel Main with our settings; every command uses it. */
public final class Application implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final Main main = new Main(Application.class);
    private final Listen listen;
    private final CountDownLatch closed = new CountDownLatch(1);

    public Application(Settings settings) {
        this(settings, false);
    }

    private Application(Settings settings, boolean observed) {
        // Camel reads it when it creates a context; the property of Main is read too late, after
        // the classes of JMX are loaded
        System.setProperty("org.apache.camel.jmx.disabled", Boolean.toString(!observed));
        // only Shutdown decides how the process ends
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        listen = settings.listen();
        settings.credentials().bindTo(main::bind);
        settings.properties()
                .forEach((name, value) -> main.addOverrideProperty((String) name, (String) value));
    }

    /** An application with Camel's MBeans and metrics, for a long-running process. */
    public static Application observed(Settings settings) {
        Application application = new Application(settings, true);
        application.main.addOverrideProperty("camel.main.jmx-enabled", "true");
        CamelMetrics.addTo(application.main);
        return application;
    }

    /**
     * @throws SettingsException if the routes cannot be started
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

    /** Logs the start, for commands that run the routes. */
    public void tellStart() {
        LOG.info("{} routes started", main.getCamelContext().getRoutesSize());
    }

    /** The place and the cause, in one line. */
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

    /**
     * Whether the mailbox has the labels of the query, as far as it tells; why it does not tell is
     * left to the first run.
     *
     * @throws SettingsException when it has not
     */
    public void checkQuery() throws Exception {
        SettingsException wrong =
                main.getCamelTemplate()
                        .request("direct:check-labels", exchange -> {})
                        .getException(SettingsException.class);
        if (wrong != null) {
            throw wrong;
        }
    }

    /** One run. */
    public RunReport ingest() throws Exception {
        return main.getCamelTemplate().requestBody("direct:ingest-mailbox", null, RunReport.class);
    }

    /** Runs once over these messages, which may be done or quarantined. */
    public RunReport replay(List<String> messageIds) throws Exception {
        return main.getCamelTemplate()
                .requestBody("direct:replay-messages", messageIds, RunReport.class);
    }

    /** The ids that the ledger does not know. */
    public List<String> unknown(List<String> messageIds) {
        OpenMessages known = bean("openMessages", OpenMessages.class);
        return messageIds.stream().filter(id -> !known.isKnown(id)).toList();
    }

    public List<OpenMessage> openMessages(Status status) {
        return bean("openMessages", OpenMessages.class).of(status);
    }

    /** The last runs, newest first. */
    public List<RunRecord> runRecords(int count) {
        return bean("runRecords", RunRecords.class).last(count);
    }

    /** Runs whenever the schedule is due, until {@link #closeGate}. */
    public void schedule() throws Exception {
        // first, because a port in use should end the process before any table is read
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

    /** Claims no more messages, and ends a scheduled process. */
    public void closeGate() {
        LOG.info("Ending: finishing the messages in work");
        runs().closeGate();
        closed.countDown();
    }

    /** Sets what to do once every message in work hangs, so that the run can never end. */
    public void onStandstill(Runnable listener) {
        bean("messageWatch", MessageWatch.class).onStandstill(listener);
    }

    /**
     * Releases the claims in work, and reports their run. A message whose thread still computes
     * counts this as a death.
     *
     * @return whether there was such a message
     */
    boolean giveBack() {
        MessageLedger ledger = bean("messageLedger", MessageLedger.class);
        boolean hangs = false;
        for (InWork work : runs().inWork()) {
            String id = work.claim().messageId();
            try {
                if (work.isHanging() || work.isComputing()) {
                    hangs = true;
                    ledger.died(work.claim(), Failure.MESSAGE_HANGS);
                    LOG.warn("Message {} hangs, and counts this as a death", id);
                } else {
                    ledger.released(work.claim(), Failure.SHUTDOWN);
                    LOG.info("Message {} is released", id);
                }
            } catch (LeaseLostException e) {
                LOG.debug("Message {} is settled already", id);
            }
        }
        if (runs().isWorking()) {
            runs().finish(runs().current());
        }
        return hangs;
    }

    /** All that is known about an event; empty if there is no such event. */
    public Optional<ObjectNode> explain(String eventId) {
        return bean("explanations", Explanations.class).of(eventId);
    }

    /** Upcoming events that need review, soonest first. */
    public Stream<ObjectNode> toReview() {
        Instant now = bean("clock", Clock.class).instant();
        return bean("explanations", Explanations.class).toReview(now);
    }

    /** Imports the original's table. */
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
