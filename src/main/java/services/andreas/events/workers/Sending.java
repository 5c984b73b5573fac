package services.andreas.events.workers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import services.andreas.events.app.Application;
import services.andreas.events.app.Shutdown;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.FailureException;
import services.andreas.events.run.RunReport;

/** Sends shares to the queue, and records how far each run has come. */
final class Sending {
    private static final String TO_END = "the process was told to end";

    private final Application host;
    private final SharedRuns runs;
    private final Shutdown shutdown;

    /** The first share of each run not all of whose shares are sent. */
    private final Map<String, Share> unsent = new HashMap<>();

    Sending(Application host, Shutdown shutdown) {
        this.host = host;
        this.runs = host.bean(SharedRuns.class);
        this.shutdown = shutdown;
    }

    /** What was sent of each mailbox, in their order. */
    List<Dispatched> send(List<Listed> all) {
        Map<String, Listed> byRun = new HashMap<>();
        for (Listed one : all) {
            if (one.run() != null) {
                byRun.put(one.run().owner(), one);
                if (one.shares().isEmpty()) {
                    open(one);
                } else {
                    unsent.put(one.run().owner(), one.shares().get(0));
                }
            }
        }
        for (Share share : inTurns(all.stream().map(Listed::shares).toList())) {
            if (shutdown.isRequested()) {
                abandon(Failure.SHUTDOWN);
                break;
            }
            send(share, byRun.get(share.run()));
        }
        return all.stream().map(this::dispatched).toList();
    }

    private Dispatched dispatched(Listed one) {
        boolean isUnsent = one.run() != null && unsent.containsKey(one.run().owner());
        return isUnsent
                ? new Dispatched(one.name(), one.messages(), RunReport.INCOMPLETE, TO_END)
                : new Dispatched(one.name(), one.messages(), one.exitCode(), one.why());
    }

    private void send(Share share, Listed of) {
        if (share.number() == 1) {
            open(of);
        }
        try {
            host.request(
                    "direct:send-share",
                    exchange -> {
                        exchange.setVariable("mailbox", share.mailbox());
                        exchange.getMessage().setBody(share.json());
                    });
        } catch (Exception e) {
            Failure refused = QueueFailures.of(e);
            abandon(refused);
            throw new FailureException(refused);
        }
        boolean isLast = share.number() == of.shares().size();
        runs.sent(share, isLast);
        if (isLast) {
            unsent.remove(share.run());
        }
    }

    private void open(Listed one) {
        runs.open(one.run(), one.start(), one.shares().size(), one.messages());
    }

    /**
     * Ends the runs that are begun. The next dispatch sends what the ledger does not know as done.
     */
    private void abandon(Failure why) {
        unsent.values().forEach(share -> runs.abandon(share, why.reason()));
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
}
