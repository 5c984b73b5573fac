package services.andreas.events.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import services.andreas.events.failure.Failure;
import services.andreas.events.ledger.Claim;

/** What one service has done for the messages of a run: how often it served, and whom it failed. */
final class ServiceHistory {
    private long served;
    private boolean servedMessage;

    /** The messages that failed alike since the service last served one, by likeness. */
    private final Map<String, Set<String>> inARow = new HashMap<>();

    /** The service did for a message what it was asked to. */
    synchronized void served() {
        servedMessage = true;
        passedTest();
        inARow.clear();
    }

    /** The service passed a test that needs no message. */
    synchronized void passedTest() {
        served++;
    }

    /**
     * @param again whether the message cost an attempt for the same reason in an earlier run
     */
    synchronized HeldMessage failed(Claim claim, Failure failure, boolean again) {
        if (!again) {
            inARow.computeIfAbsent(failure.likeness(), alike -> new HashSet<>())
                    .add(claim.messageId());
        }
        return new HeldMessage(claim, failure, served, again);
    }

    /** How many messages have failed alike in a row; those that failed so before do not count. */
    synchronized int inARow(Failure failure) {
        return inARow.getOrDefault(failure.likeness(), Set.of()).size();
    }

    synchronized boolean hasServedMessage() {
        return servedMessage;
    }

    synchronized boolean hasServedSince(HeldMessage message) {
        return served > message.served();
    }
}
