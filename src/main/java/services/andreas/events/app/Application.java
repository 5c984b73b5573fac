package services.andreas.events.app;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.decisions.Taken;
import services.andreas.events.publish.Publication;
import services.andreas.events.run.IngestRuns;
import services.andreas.events.run.RunReport;
import services.andreas.events.settings.Listen;
import services.andreas.events.settings.Settings;
import services.andreas.events.settings.SettingsException;
import services.andreas.events.usage.Calls;

/** The routes, and what commands ask of them. */
public final class Application implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final Main main;
    private final Listen listen;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Kept for a signal that comes while the application is being closed, and has no beans. */
    private IngestRuns runs;

    public Application(Settings settings, MainListener... listeners) {
        this(settings, false);
        List.of(listeners).forEach(main::addMainListener);
    }

    private Application(Settings settings, boolean observed) {
        main = ConfiguredMain.of(settings, observed);
        listen = settings.listen();
    }

    /** An application with Camel's MBeans and metrics, for a long-running process. */
    public static Application observed(Settings settings) {
        return new Application(settings, true);
    }

    /**
     * An application that also has a route to or from the queue.
     *
     * @param beans that this route refers to
     * @param without the route of the queue that it has not
     */
    public static Application queued(Settings settings, Map<String, Object> beans, String without) {
        Application application = new Application(settings, false);
        beans.forEach(application.main::bind);
        application.main.addOverrideProperty(
                "camel.main.routes-exclude-pattern", "**/" + without + ".camel.yaml");
        return application;
    }

    /**
     * @throws SettingsException if the routes cannot be started
     */
    public void start() {
        try {
            main.start();
        } catch (Exception e) {
            throw new SettingsException("The routes cannot be started", e);
        }
        if (main.getCamelContext().getRoutesSize() == 0) {
            throw new SettingsException("ROUTES_DIR", "holds no route");
        }
        bean(Calls.class).watch(main.getCamelContext());
        runs = bean(IngestRuns.class);
    }

    /** Logs the start, for commands that run the routes. */
    public void tellStart() {
        LOG.info("{} routes started", main.getCamelContext().getRoutesSize());
    }

    /**
     * Checks that the mailbox has the labels of the query. A mailbox that cannot be read is left to
     * the first run.
     *
     * @throws SettingsException when a label is missing
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

    /**
     * Sends to a route, and returns what it made of it.
     *
     * @throws Exception that the route throws
     */
    public Exchange request(String route, Processor before) throws Exception {
        Exchange done = main.getCamelTemplate().request(route, before);
        if (done.getException() != null) {
            throw done.getException();
        }
        return done;
    }

    public void startRoute(String id) throws Exception {
        main.getCamelContext().getRouteController().startRoute(id);
    }

    /** Waits for what the route has in work. */
    public void stopRoute(String id) throws Exception {
        main.getCamelContext().getRouteController().stopRoute(id);
    }

    /** Waits for {@link #closeGate}. */
    public void awaitEnd() throws InterruptedException {
        closed.await();
    }

    /** The id of the mailbox that the credentials are for; asks Gmail. */
    public String mailbox() throws Exception {
        return main.getCamelTemplate().requestBody("direct:identify-mailbox", null, String.class);
    }

    public RunReport ingest() throws Exception {
        return main.getCamelTemplate().requestBody("direct:ingest-mailbox", null, RunReport.class);
    }

    /** Runs once over these messages, which may be done or quarantined. */
    public RunReport replay(List<String> messageIds) throws Exception {
        return main.getCamelTemplate()
                .requestBody("direct:replay-messages", messageIds, RunReport.class);
    }

    /** Carries out the updates of a decision. */
    public void update(Taken decision) throws Exception {
        request(
                "direct:update-decided",
                exchange -> exchange.getMessage().setBody(decision.updates()));
    }

    /** Runs whenever the schedule is due, until {@link #closeGate}. */
    public void schedule() throws Exception {
        schedule(null);
    }

    /** The same for several mailboxes, each of which has a schedule of its own. */
    public void schedule(@Nullable MailboxRuns several) throws Exception {
        ScheduledRuns.run(this, main.getCamelContext(), listen, several);
    }

    public IngestRuns runs() {
        return runs;
    }

    /** Claims no more messages, and ends a scheduled process. */
    public void closeGate() {
        LOG.info("Ending: finishing the messages in work");
        runs.closeGate();
        closed.countDown();
    }

    /**
     * Serves the calendar and its pages, until {@link #closeGate}.
     *
     * @throws SettingsException if others can connect, and there is no password
     */
    public void serve() throws Exception {
        LiveCalendar.serve(this, listen);
    }

    /**
     * Writes what has changed to the target of the setting PUBLISH_TO.
     *
     * @throws SettingsException if it is not set
     */
    public Publication.Result publish() throws Exception {
        return request("direct:publish-events", exchange -> {})
                .getMessage()
                .getBody(Publication.Result.class);
    }

    /** The only bean of this type. */
    public <T> T bean(Class<T> type) {
        return main.getCamelContext().getRegistry().mandatoryFindSingleByType(type);
    }

    @Override
    public void close() {
        main.stop();
    }
}
