package services.andreas.events.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;
import services.andreas.events.ledger.BatchReplies;
import services.andreas.events.ledger.SubmittedMessages;
import services.andreas.events.openai.OpenAIBatches;
import services.andreas.events.openai.errors.OpenAIException;
import services.andreas.events.run.IngestRun;

/** Brings back what batches have answered. Whatever is done twice is the same as done once. */
public final class Collecting {
    /** A batch of which nobody has heard for so long was never created, or can be found. */
    static final Duration GRACE = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(Collecting.class);

    /** What a batch will not leave; one that expired has answered in part. */
    private static final Set<String> OVER = Set.of("completed", "expired", "cancelled", "failed");

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private final BatchRecords records;
    private final SubmittedMessages messages;
    private final BatchReplies replies;
    private final BatchQuestions questions;
    private final OpenAIBatches openAi = new OpenAIBatches();
    private final Clock clock;
    private final boolean batches;

    /**
     * @param mode {@code batch}, or {@code direct}
     */
    public Collecting(
            BatchRecords records,
            SubmittedMessages messages,
            BatchReplies replies,
            BatchQuestions questions,
            Clock clock,
            String mode) {
        this.records = records;
        this.messages = messages;
        this.replies = replies;
        this.questions = questions;
        this.clock = clock;
        this.batches = mode.equals("batch");
    }

    /** Whether a batch may be there: questions go into batches, or a message waits for one. */
    public boolean isDue(@Variable("run") IngestRun run) {
        return batches || run.messages().anySubmitted();
    }

    /** Collects every batch that is over. */
    public void collect(CamelContext context, @Variable("run") IngestRun run) {
        for (BatchRecord record : records.all()) {
            find(context, record).ifPresent(batch -> collect(context, run, record, batch));
        }
    }

    /** The batch, if OpenAI has it; if it never will, the messages are asked about anew. */
    private Optional<JsonNode> find(CamelContext context, BatchRecord record) {
        if (!record.id().isEmpty()) {
            Optional<JsonNode> batch = openAi.get(context, record.id());
            if (batch.isEmpty()) {
                lose(record);
            }
            return batch;
        }
        if (record.prepared().plus(GRACE).isAfter(clock.instant())) {
            return Optional.empty();
        }
        Optional<JsonNode> found =
                openAi.find(context, record.token(), record.prepared().minus(GRACE));
        found.ifPresentOrElse(
                batch -> records.created(record.token(), batch.path("id").asText()),
                () -> lose(record));
        return found;
    }

    private void lose(BatchRecord record) {
        release(record, Failure.BATCH_LOST);
        records.delete(record.token());
    }

    private void collect(CamelContext context, IngestRun run, BatchRecord record, JsonNode batch) {
        String status = batch.path("status").asText();
        if (!OVER.contains(status)) {
            LOG.info("A batch about {} messages is not over yet", record.messages().size());
            return;
        }
        Set<String> known = Set.copyOf(record.messages());
        for (String file : files(batch, "output_file_id", "error_file_id")) {
            openAi.read(context, file, line -> keep(known, line));
        }
        release(record, Failure.BATCH_ANSWERED);
        delete(context, batch);
        records.delete(record.token());
        if (status.equals("failed")) {
            run.stop(refused(batch));
        }
        LOG.info("Collected a batch about {} messages", known.size());
    }

    /** A line without a response was not answered in time, and is not paid for. */
    private void keep(Set<String> known, JsonNode line) {
        String id = line.path("custom_id").asText();
        JsonNode response = line.path("response");
        if (known.contains(Question.messageId(id)) && response.path("body").isObject()) {
            replies.keep(
                    Question.messageId(id),
                    Question.key(id),
                    new BatchReplies.Reply(
                            response.path("status_code").asInt(),
                            response.path("body").toString()));
        }
    }

    private void release(BatchRecord record, Failure reason) {
        for (String message : record.messages()) {
            questions.replied(message);
            messages.release(message, record.token(), reason.reason());
        }
    }

    /** The files hold mails, and what they announce; OpenAI need not keep them. */
    private void delete(CamelContext context, JsonNode batch) {
        for (String file : files(batch, "input_file_id", "output_file_id", "error_file_id")) {
            try {
                openAi.delete(context, file);
            } catch (OpenAIException e) {
                LOG.warn("A file of a batch stays at OpenAI: {}", Failures.of(e).reason());
            }
        }
    }

    /** Those of these files that the batch has; an id becomes part of an address. */
    private static List<String> files(JsonNode batch, String... names) {
        return Stream.of(names)
                .map(name -> batch.path(name).asText(""))
                .filter(file -> FILE.matcher(file).matches() && !file.equals("null"))
                .toList();
    }

    private static Failure refused(JsonNode batch) {
        String code = Failures.code(batch.at("/errors/data/0/code").asText("unknown"));
        return Failure.ofRun(
                "openai-batch-" + code,
                "OpenAI refuses the batch: check OPENAI_MODEL and the limits of the account, or set"
                        + " OPENAI_MODE=direct");
    }
}
