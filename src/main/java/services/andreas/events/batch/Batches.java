package services.andreas.events.batch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.ledger.Claim;
import services.andreas.events.ledger.MessageLedger;
import services.andreas.events.ledger.SubmittedMessages;
import services.andreas.events.openai.OpenAIBatches;
import services.andreas.events.openai.errors.OpenAIServiceException;
import services.andreas.events.run.IngestRun;
import services.andreas.events.run.IngestRuns;
import services.andreas.events.run.MessageResult;

/**
 * Sends the questions of a run. The record of a batch is written first, then the messages are
 * submitted, and then only is the batch created, so that wherever a process dies, a later run finds
 * the batch or knows that there is none.
 */
public final class Batches {
    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

    /** Half of what {@link Collecting} waits before it takes a batch for lost. */
    private static final Duration LONGEST = Collecting.GRACE.dividedBy(2);

    private final BatchRecords records;
    private final SubmittedMessages messages;
    private final MessageLedger ledger;
    private final IngestRuns runs;
    private final OpenAIBatches openAi = new OpenAIBatches();
    private final Clock clock;
    private Batch open = new Batch();
    private IngestRun of;

    public Batches(
            BatchRecords records,
            SubmittedMessages messages,
            MessageLedger ledger,
            IngestRuns runs,
            Clock clock) {
        this.records = records;
        this.messages = messages;
        this.ledger = ledger;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * Keeps a message claimed until the batch with its questions is sent.
     *
     * @return true if the batch is full
     */
    public synchronized boolean hold(
            @Variable("run") IngestRun run,
            @Variable("claim") Claim claim,
            @Variable("questions") Questions questions) {
        run.rest(claim);
        own(run);
        open.add(claim, questions.waiting());
        return open.isFull();
    }

    /** The questions that wait, which are then the caller's to send; null if there are none. */
    public synchronized @Nullable Batch take(@Variable("run") IngestRun run) {
        own(run);
        Batch taken = open.isEmpty() ? null : open;
        open = open.isEmpty() ? open : new Batch();
        return taken;
    }

    /** What a run has left that broke off is of no use: its claims end. */
    private void own(IngestRun run) {
        if (of != run) {
            of = run;
            open = new Batch();
        }
    }

    /** Records the batch, and that its messages wait for it. */
    public void announce(@Variable("run") IngestRun run, @Body Batch batch) {
        records.prepare(batch);
        for (Claim claim : batch.claims()) {
            try {
                messages.submit(claim, batch.token());
                runs.notDone(
                        run, claim.messageId(), MessageResult.SUBMITTED, Failure.ANSWER_PENDING);
            } catch (LeaseLostException e) {
                batch.drop(claim);
                run.settled(claim.messageId(), MessageResult.ELSEWHERE);
            }
        }
    }

    public void upload(CamelContext context, @Body Batch batch) {
        if (!batch.isEmpty()) {
            batch.uploaded(openAi.upload(context, batch.file()));
        }
    }

    /** Has OpenAI begin; what is not begun in time is given up, since others take it for lost. */
    public void create(
            CamelContext context, @Body Batch batch, @Variable("batchBegun") Instant begun) {
        if (batch.isEmpty()) {
            records.delete(batch.token());
            return;
        }
        if (Duration.between(begun, clock.instant()).compareTo(LONGEST) > 0) {
            throw new IllegalStateException("The batch could not be sent in time");
        }
        batch.ask();
        String id;
        try {
            id = openAi.create(context, batch.fileId(), batch.token()).path("id").asText();
        } catch (OpenAIServiceException e) {
            if (e.statusCode() < 500) {
                batch.refused();
            }
            throw e;
        }
        records.created(batch.token(), id);
        LOG.info("Sent a batch with questions about {} messages", batch.claims().size());
    }

    /**
     * Gives the messages back, unless the batch may be there in spite of the failure.
     *
     * @return whether they were
     */
    public boolean giveBack(
            @Variable("run") IngestRun run,
            @Body Batch batch,
            @Variable("failure") Failure failure) {
        if (batch.mayBeThere()) {
            LOG.warn(
                    "Whether a batch was created will be seen by the next run: {}",
                    failure.reason());
            return false;
        }
        for (Claim claim : batch.claims()) {
            release(batch, claim, failure);
            runs.notDone(run, claim.messageId(), MessageResult.DEFERRED, failure);
        }
        records.delete(batch.token());
        return true;
    }

    /** A message may be submitted, or still claimed. */
    private void release(Batch batch, Claim claim, Failure failure) {
        if (!messages.release(claim.messageId(), batch.token(), failure.reason())) {
            try {
                ledger.released(claim, failure, null);
            } catch (LeaseLostException e) {
                LOG.debug("A message of a batch is another owner's");
            }
        }
    }
}
