package services.andreas.events.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import org.apache.camel.CamelContext;
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

    private final Application application;
    private final CamelContext context;
    private final ManagementServer server;
    private final Management management;

    /**
     * @throws SettingsException if the port is in use: before any table is read
     */
    ScheduledRuns(Application application, CamelContext context, Listen listen) throws Exception {
        this.application = application;
        this.context = context;
        server = new ManagementServer(listen);
        try {
            management = management(listen);
        } catch (Exception e) {
            server.close();
            throw e;
        }
    }

    void start() throws Exception {
        application.bean(Tables.class).prepare();
        application.runs().ended().look();
        try {
            context.getRouteController().startRoute("schedule-ingest");
        } catch (Exception e) {
            throw new SettingsException("INGEST_CRON", Application.explain(e), e);
        }
        management.start();
        LOG.info("Scheduled; the process ends on SIGTERM");
    }

    private Management management(Listen listen) throws Exception {
        IngestRuns runs = application.runs();
        Figures figures = application.bean(Figures.class);
        Clock clock = application.bean(Clock.class);
        Schedule schedule = new Schedule(context, clock);
        Management opened =
                new Management(
                        server,
                        new Health(context, schedule, runs, application.bean(Tables.class)),
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
