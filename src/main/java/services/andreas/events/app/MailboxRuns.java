package services.andreas.events.app;

import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.settings.ConfiguredMailbox;
import services.andreas.events.settings.Mailboxes;

/** Runs over several mailboxes, some at once. */
public final class MailboxRuns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxRuns.class);

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
        String name = mailbox.name();
        LOG.info("Mailbox {}: begins", name);
        MailboxRun ended =
                new MailboxAccess<>(shutdown, (code, why) -> new MailboxRun(name, code, null, why))
                        .open(
                                () -> mailboxes.shared(mailbox),
                                application -> MailboxRun.of(name, application.ingest()));
        String result = ended.report() == null ? "" : ", " + ended.report();
        String why = ended.why().isEmpty() ? "" : "; " + ended.why();
        LOG.info("Mailbox {}: exit code {}{}{}", name, ended.exitCode(), result, why);
        return ended;
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
