package services.andreas.events.app;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.failure.Failures;
import services.andreas.events.settings.ConfiguredMailbox;
import services.andreas.events.settings.Mailboxes;
import services.andreas.events.settings.Settings;
import services.andreas.events.settings.SettingsException;

/**
 * Runs over several mailboxes, some at once. Each run is an application of its own, so that nothing
 * that happens to one mailbox reaches another.
 */
public final class MailboxRuns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxRuns.class);
    private static final int CONFIGURATION = 78;
    private static final int FAILED = 2;
    private static final int NOT_BEGUN = 1;

    private final Mailboxes mailboxes;
    private final Shutdown shutdown;
    private final Lanes lanes;

    public MailboxRuns(Mailboxes mailboxes, Shutdown shutdown) {
        this.mailboxes = mailboxes;
        this.shutdown = shutdown;
        this.lanes = new Lanes(mailboxes.atOnce());
    }

    /** Reads each mailbox once. */
    public List<MailboxRun> once() throws InterruptedException {
        return lanes.each(mailboxes.all(), this::run);
    }

    /**
     * Reads each mailbox when its schedule is due, and never twice at once.
     *
     * @param listener gets what became of each run
     */
    void schedule(CamelContext context, Consumer<MailboxRun> listener) throws Exception {
        for (ConfiguredMailbox mailbox : mailboxes.all()) {
            RouteBuilder.addRoutes(
                    context,
                    routes ->
                            routes.from(due(mailbox))
                                    .routeId("schedule-" + mailbox.name())
                                    .process(
                                            exchange -> {
                                                if (!shutdown.isRequested()) {
                                                    listener.accept(lanes.one(() -> run(mailbox)));
                                                }
                                            }));
        }
    }

    private static String due(ConfiguredMailbox mailbox) {
        return "quartz:%s?stateful=true&cron=%s&trigger.timeZone=%s"
                .formatted(mailbox.name(), mailbox.cron().replace(' ', '+'), mailbox.timezone());
    }

    private MailboxRun run(ConfiguredMailbox mailbox) {
        if (shutdown.isRequested()) {
            return new MailboxRun(mailbox.name(), NOT_BEGUN, null, "the process was told to end");
        }
        LOG.info("Mailbox {}: begins", mailbox.name());
        MailboxRun ended = read(mailbox);
        String result = ended.report() == null ? ended.why() : ended.report().toString();
        LOG.info("Mailbox {}: exit code {}, {}", mailbox.name(), ended.exitCode(), result);
        return ended;
    }

    private MailboxRun read(ConfiguredMailbox mailbox) {
        String name = mailbox.name();
        try {
            Map<String, String> environment = mailboxes.shared(mailbox);
            try (Application application = new Application(Settings.of(environment))) {
                application.start();
                shutdown.closes(application);
                application.onStandstill(shutdown::standstill);
                try {
                    application.checkQuery();
                    return MailboxRun.of(name, application.ingest());
                } finally {
                    shutdown.closed(application);
                }
            }
        } catch (SettingsException e) {
            return new MailboxRun(name, CONFIGURATION, null, e.getMessage());
        } catch (Exception e) {
            // whatever it is, the other mailboxes go on
            return new MailboxRun(name, FAILED, null, Failures.of(e).message());
        }
    }

    /** Waits for the runs in progress; the process may give up before. */
    @Override
    public void close() {
        try {
            if (!lanes.finish()) {
                LOG.warn("Some mailboxes are still being read");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
