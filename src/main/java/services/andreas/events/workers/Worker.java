package services.andreas.events.workers;

import com.google.common.base.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import services.andreas.events.app.Application;
import services.andreas.events.app.Shutdown;
import services.andreas.events.failure.FailureException;
import services.andreas.events.ledger.Tables;
import services.andreas.events.settings.Mailboxes;
import services.andreas.events.settings.Settings;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Takes shares from the queue until the process ends, or until nothing has come for a while. */
public final class Worker {
    /** The beans that the routes to and from the queue refer to. */
    public static final Set<String> BEANS = Set.of("sqs", "noHeaders", "polls", "shareWork");

    private final Mailboxes mailboxes;
    private final Shutdown shutdown;
    private final Settings settings;
    private final QueueSettings queue;

    public Worker(Mailboxes mailboxes, Shutdown shutdown) {
        this.mailboxes = mailboxes;
        this.shutdown = shutdown;
        this.settings = Settings.ofHost(mailboxes.others());
        this.queue = QueueSettings.of(settings);
    }

    /**
     * Works until the process is to end.
     *
     * @param idle how long to wait for a share before this worker ends by itself; null for ever
     * @throws FailureException if it ends because the queue refuses to give shares, or has failed
     *     to for that time
     */
    public void work(@Nullable Duration idle) throws Exception {
        Desks desks = new Desks(mailboxes, shutdown, queue.shares() * 2);
        try (SqsClient sqs = queue.client();
                desks) {
            Idleness idleness = new Idleness(Ticker.systemTicker());
            Polls polls = new Polls(idleness);
            work(sqs, polls, new ShareWork(desks, sqs, queue, idleness), idle);
            if (!shutdown.isRequested()) {
                polls.check();
            }
        }
    }

    private void work(SqsClient sqs, Polls polls, ShareWork work, @Nullable Duration idle)
            throws Exception {
        Map<String, Object> beans =
                Map.of("sqs", sqs, "noHeaders", new NoHeaders(), "polls", polls, "shareWork", work);
        try (Application host = Application.queued(settings, beans, "send-share")) {
            host.start();
            shutdown.closes(host);
            host.bean(Tables.class).prepare();
            queue.check(sqs);
            work.countIn(
                    new ShareWork.Ledger(
                            host.bean(SharedRuns.class),
                            host.bean(ShareSums.class),
                            host.bean(SharedBudget.class)));
            host.startRoute("work-shares");
            try (Watch watch = new Watch(host.bean(SharedRuns.class)::closeDead)) {
                watch.endOnce(() -> polls.areOver(idle), host::closeGate);
                host.awaitEnd();
                host.stopRoute("work-shares");
            } finally {
                shutdown.closed(host);
            }
        }
    }
}
