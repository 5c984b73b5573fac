package services.andreas.events.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.ledger.OpenMessages;
import services.andreas.events.ledger.Tables;
import services.andreas.events.manage.Health;
import services.andreas.events.manage.LedgerView;
import services.andreas.events.manage.Management;
import services.andreas.events.manage.ManagementServer;
import services.andreas.events.manage.Metrics;
import services.andreas.events.manage.RunsControl;
import services.andreas.events.manage.Schedule;
import services.andreas.events.run.IngestRuns;
import services.andreas.events.settings.Listen;
import services.andreas.events.settings.SettingsException;
import services.andreas.events.usage.Figures;

/** The Quartz schedule, and the management port beside it. */
final class ScheduledRuns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledRuns.class);

    private static final String ROUTE = "schedule-ingest";

    private final Application application;
    private final CamelContext context;
    private final @Nullable MailboxRuns several;
    private final ManagementServer server;
    private final Management management;

    /**
     * Runs when they are due, until the gate of the application closes.
     *
     * @param several the mailboxes to read; null for the one that the routes of this application
     *     read
     * @throws SettingsException if the port is in use: before any table is read
     */
    static void run(
            Application application,
            CamelContext context,
            Listen listen,
            @Nullable MailboxRuns several)
            throws Exception {
        try (ScheduledRuns scheduled = new ScheduledRuns(application, context, listen, several)) {
            scheduled.start();
            application.awaitEnd();
        }
    }

    private ScheduledRuns(
            Application application,
            CamelContext context,
            Listen listen,
            @Nullable MailboxRuns several)
            throws Exception {
        this.application = application;
        this.context = context;
        this.several = several;
        server = new ManagementServer(listen);
        try {
            management = management(listen);
        } catch (Exception e) {
            server.close();
            throw e;
        }
    }

    private void start() throws Exception {
        application.bean(Tables.class).prepare();
        application.runs().ended().look();
        try {
            if (several == null) {
                context.getRouteController().startRoute(ROUTE);
            } else {
                context.removeRoute(ROUTE);
                several.schedule(context, this::count);
            }
        } catch (Exception e) {
            throw new SettingsException("INGEST_CRON", e);
        }
        management.start();
        LOG.info("Scheduled; the process ends on SIGTERM");
    }

    /** The metrics of this application count the runs of others, too. */
    private void count(MailboxRun run) {
        if (run.report() != null) {
            run.report().usage().forEach(application.bean(Figures.class)::add);
            application.runs().ended().look();
            application.runs().ended().tell(run.report());
        }
    }

    private Management management(Listen listen) throws Exception {
        List<String> services =
                several == null
                        ? List.of("tables", "gmail", "openai")
                        : List.of("tables", "openai");
        IngestRuns runs = application.runs();
        Figures figures = application.bean(Figures.class);
        Clock clock = application.bean(Clock.class);
        Schedule schedule = new Schedule(context, clock);
        Management opened =
                new Management(
                        server,
                        new Health(
                                context, schedule, runs, application.bean(Tables.class), services),
                        new Metrics(
                                application.bean(PrometheusMeterRegistry.class),
                                figures,
                                runs,
                                clock));
        opened.manage(
                new RunsControl(runs, figures, schedule),
                new LedgerView(runs, application.bean(OpenMessages.class)));
        LiveCalendar.open(application, server, listen);
        if (listen.console()) {
            opened.open(listen);
        }
        return opened;
    }

    @Override
    public void close() {
        management.close();
        server.close();
    }
}
