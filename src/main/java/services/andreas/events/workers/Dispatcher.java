package services.andreas.events.workers;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import services.andreas.events.app.Application;
import services.andreas.events.app.Lanes;
import services.andreas.events.app.MailboxAccess;
import services.andreas.events.app.Shutdown;
import services.andreas.events.ledger.KnownMailboxes;
import services.andreas.events.ledger.Tables;
import services.andreas.events.run.IngestRun;
import services.andreas.events.run.RunReport;
import services.andreas.events.settings.Mailboxes;
import services.andreas.events.settings.Settings;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Lists what is pending in each mailbox, and sends it to the queue in shares. */
public final class Dispatcher {
    private final Mailboxes mailboxes;
    private final Shutdown shutdown;
    private final Settings settings;
    private final QueueSettings queue;

    public Dispatcher(Mailboxes mailboxes, Shutdown shutdown) {
        this.mailboxes = mailboxes;
        this.shutdown = shutdown;
        this.settings = Settings.ofHost(mailboxes.others());
        this.queue = QueueSettings.of(settings);
    }

    /** What was sent of each mailbox, in their order. */
    public List<Dispatched> dispatch() throws Exception {
        try (SqsClient sqs = queue.client();
                Application host = Application.queued(settings, beans(sqs), "work-shares")) {
            host.start();
            host.bean(Tables.class).prepare();
            host.bean(SharedRuns.class).closeDead();
            return new Sending(host, shutdown).send(listAll());
        }
    }

    private static Map<String, Object> beans(SqsClient sqs) {
        return Map.of("sqs", sqs, "noHeaders", new NoHeaders());
    }

    private List<Listed> listAll() throws InterruptedException {
        try (Lanes lanes = new Lanes(mailboxes.atOnce())) {
            return lanes.each(mailboxes.names(), this::list);
        }
    }

    private Listed list(String name) {
        return new MailboxAccess<>(shutdown, (code, why) -> Listed.none(name, code, why))
                .open(() -> mailboxes.environment(name), application -> list(name, application));
    }

    private static Listed list(String name, Application application) throws Exception {
        Exchange listed = application.request("direct:dispatch-mailbox", exchange -> {});
        if (listed.getMessage().getBody() instanceof RunReport failed) {
            return Listed.none(
                    name,
                    Math.max(RunReport.INCOMPLETE, failed.exitCode()),
                    failed.cause().message());
        }
        IngestRun run = listed.getVariable("run", IngestRun.class);
        application.bean(KnownMailboxes.class).note(run.mailbox());
        List<String> pending = new ArrayList<>();
        for (Object key : listed.getMessage().getBody(List.class)) {
            pending.add((String) key);
        }
        String start = run.start().truncatedTo(ChronoUnit.MILLIS).toString();
        List<Share> shares = Share.of(name, run.mailbox(), run.owner(), start, pending);
        return new Listed(name, run, start, shares, 0, "");
    }
}
