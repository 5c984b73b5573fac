package services.andreas.events.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Service;
import services.andreas.events.ledger.Claim;

/**
 * One run: its owner token, its messages and tokens, and the cause of a stop. Shared by the threads
 * of the run.
 */
public final class IngestRun {
    private static final Logger LOG = LoggerFactory.getLogger(IngestRun.class);

    private final String owner;
    private final Instant start;
    private volatile String mailbox = "";
    private volatile long allowance = Long.MAX_VALUE;
    private final Messages messages = new Messages();
    private final Tokens tokens = new Tokens();
    private final HeldMessages held = new HeldMessages();
    private final Map<String, InWork> inWork = new ConcurrentHashMap<>();
    private final Map<Change, LongAdder> changes = new EnumMap<>(Change.class);
    private final AtomicReference<Failure> cause = new AtomicReference<>();
    private volatile boolean recorded;
    private volatile boolean over;

    public IngestRun(String owner, Instant start) {
        this.owner = owner;
        this.start = start;
        for (Change change : Change.values()) {
            changes.put(change, new LongAdder());
        }
    }

    public Instant start() {
        return start;
    }

    /** The token that identifies this run in the ledger. */
    public String owner() {
        return owner;
    }

    /** The mailbox that this run reads is known. */
    void reads(String id) {
        mailbox = id;
    }

    /** The id of its mailbox; empty until Gmail has named it. */
    public String mailbox() {
        return mailbox;
    }

    /** Limits the tokens that this run may spend, beside any budget. */
    void allow(long tokens) {
        allowance = tokens;
    }

    long allowance() {
        return allowance;
    }

    public void listed(List<String> ids) {
        messages.listed(ids);
    }

    public Messages messages() {
        return messages;
    }

    public void claimed(Claim claim) {
        inWork.put(claim.messageId(), new InWork(claim));
    }

    public void settled(String messageId, MessageResult outcome) {
        InWork done = inWork.remove(messageId);
        if (done != null) {
            done.rest();
        }
        tokens.release(messageId);
        messages.settled(messageId, outcome);
        if (outcome == MessageResult.PROCESSED) {
            held.of(Service.DYNAMODB).served();
        }
    }

    /**
     * Keeps a message claimed until the verdict at the end of the run.
     *
     * @return how many messages have failed alike in a row; 0 for one that has failed so before
     */
    int hold(Claim claim, Failure failure) {
        tokens.release(claim.messageId());
        boolean again = messages.hasFailedBefore(claim.messageId(), failure.reason());
        return held.add(claim, failure, again);
    }

    /** Keeps a message claimed that no thread works on. */
    public void rest(Claim claim) {
        tokens.release(claim.messageId());
        InWork held = inWork.get(claim.messageId());
        if (held != null) {
            held.rest();
        }
    }

    /** What each service has done so far, and whom it failed. */
    HeldMessages held() {
        return held;
    }

    /** The messages that are claimed and not settled. */
    public Collection<InWork> inWork() {
        return inWork.values();
    }

    /** The work on a message, or null if it is not in work. */
    @Nullable InWork inWork(String messageId) {
        return inWork.get(messageId);
    }

    void changed(Change change) {
        changes.get(change).increment();
    }

    public void asked(String messageId, long spent) {
        tokens.asked(messageId, spent);
    }

    public Tokens tokens() {
        return tokens;
    }

    /** Claims no more messages. The first cause is kept and logged. */
    public void stop(Failure failure) {
        if (cause.compareAndSet(null, failure)) {
            LOG.warn("Nothing more is claimed in this run: {}", failure.message());
        }
    }

    /** Marks the run as reported. */
    void end() {
        over = true;
    }

    /** The ledger has a record of it, which is kept alive; before, the tables may be missing. */
    void recorded() {
        recorded = true;
    }

    boolean isRecorded() {
        return recorded;
    }

    boolean isOver() {
        return over;
    }

    boolean isStopped() {
        return cause.get() != null;
    }

    public RunReport report(Instant end) {
        // a message without a result was not tried, unless an unexpected error ended the run
        MessageResult rest = isStopped() ? MessageResult.DEFERRED : MessageResult.FAILED;
        Map<Change, Long> events = new EnumMap<>(Change.class);
        changes.forEach((change, count) -> events.put(change, count.sum()));
        return new RunReport(
                start,
                Duration.between(start, end),
                messages.byOutcome(rest),
                events,
                tokens.calls(),
                tokens.spent(),
                Map.of(),
                cause.get());
    }
}
