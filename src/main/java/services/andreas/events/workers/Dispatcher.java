package services.andreas.events.workers;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import services.andreas.events.app.Application;
import services.andreas.events.app.Lanes;
import services.andreas.events.app.Shutdown;
import services.andreas.events.failure.FailureException;
import services.andreas.events.failure.Failures;
import services.andreas.events.ledger.KnownMailboxes;
import services.andreas.events.run.IngestRun;
import services.andreas.events.run.RunReport;
import services.andreas.events.settings.Mailboxes;
import services.andreas.events.settings.Settings;
import services.andreas.events.settings.SettingsException;
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
            List<Dispatched> all = listAll(host.bean(SharedRuns.class));
            inTurns(all.stream().map(Dispatched::shares).toList())
                    .forEach(share -> send(host, share));
            return all;
        }
    }

    private static Map<String, Object> beans(SqsClient sqs) {
        return Map.of("sqs", sqs, "noHeaders", new NoHeaders());
    }

    private static void send(Application host, Share share) {
        try {
            host.request(
                    "direct:send-share", exchange -> exchange.getMessage().setBody(share.json()));
        } catch (Exception e) {
            // the next dispatch sends again what the ledger does not know as done
            throw new FailureException(Failures.of(e));
        }
    }

    /** One share of each mailbox after the other, so that none waits for all of a large one. */
    static List<Share> inTurns(List<List<Share>> mailboxes) {
        List<Share> turns = new ArrayList<>();
        int most = mailboxes.stream().mapToInt(List::size).max().orElse(0);
        for (int turn = 0; turn < most; turn++) {
            for (List<Share> shares : mailboxes) {
                if (turn < shares.size()) {
                    turns.add(shares.get(turn));
                }
            }
        }
        return turns;
    }

    private List<Dispatched> listAll(SharedRuns runs) throws InterruptedException {
        try (Lanes lanes = new Lanes(mailboxes.atOnce())) {
            return lanes.each(mailboxes.names(), name -> list(name, runs));
        }
    }

    private Dispatched list(String name, SharedRuns runs) {
        try (Application application = new Application(Settings.of(mailboxes.environment(name)))) {
            application.start();
            shutdown.closes(application);
            try {
                application.checkQuery();
                Exchange listed = application.request("direct:dispatch-mailbox", exchange -> {});
                if (listed.getMessage().getBody() instanceof RunReport failed) {
                    return new Dispatched(name, List.of(), failed.cause().message());
                }
                return new Dispatched(name, shares(name, application, listed, runs), "");
            } finally {
                shutdown.closed(application);
            }
        } catch (SettingsException e) {
            return new Dispatched(name, List.of(), e.getMessage());
        } catch (Exception e) {
            // whatever it is, the other mailboxes go on
            return new Dispatched(name, List.of(), Failures.of(e).message());
        }
    }

    private static List<Share> shares(
            String name, Application application, Exchange listed, SharedRuns runs) {
        IngestRun run = listed.getVariable("run", IngestRun.class);
        List<String> pending = new ArrayList<>();
        for (Object key : listed.getMessage().getBody(List.class)) {
            pending.add((String) key);
        }
        String start = run.start().truncatedTo(ChronoUnit.MILLIS).toString();
        List<Share> shares = Share.of(name, run.mailbox(), run.owner(), start, pending);
        application.bean(KnownMailboxes.class).note(run.mailbox());
        runs.open(run, start, shares.size(), pending.size());
        return shares;
    }
}
