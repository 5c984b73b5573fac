package services.andreas.events.workers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import services.andreas.events.app.Application;
import services.andreas.events.app.Shutdown;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.FailureException;

/** Sends shares to the queue, and records how far each run has come. */
final class Sending {
    private static final String TO_END = "the process was told to end";

    private final Application host;
    private final SharedRuns runs;
    private final Shutdown shutdown;

    /** Runs some of whose shares are sent, and others not, by the last share of each. */
    private final Map<String, Share> begun = new HashMap<>();

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
                }
            }
        }
        for (Share share : inTurns(all.stream().map(Listed::shares).toList())) {
            if (shutdown.isRequested()) {
                abandon(Failure.SHUTDOWN);
                return all.stream().map(one -> dispatched(one, TO_END)).toList();
            }
            send(share, byRun.get(share.run()));
        }
        return all.stream().map(one -> dispatched(one, "")).toList();
    }

    private Dispatched dispatched(Listed one, String whyUnsent) {
        boolean isUnsent = one.run() != null && begun.containsKey(one.run().owner());
        return new Dispatched(one.name(), one.messages(), isUnsent ? whyUnsent : one.why());
    }

    private void send(Share share, Listed of) {
        if (share.number() == 1) {
            open(of);
            begun.put(share.run(), share);
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
            begun.remove(share.run());
        }
    }

    private void open(Listed one) {
        runs.open(one.run(), one.start(), one.shares().size(), one.messages());
    }

    /** The next dispatch sends what the ledger does not know as done. */
    private void abandon(Failure why) {
        begun.values().forEach(share -> runs.abandon(share, why.reason()));
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
