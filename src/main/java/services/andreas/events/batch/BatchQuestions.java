package services.andreas.events.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.FailureException;
import services.andreas.events.ledger.BatchReplies;
import services.andreas.events.ledger.BatchReplies.Reply;
import services.andreas.events.ledger.Claim;
import services.andreas.events.openai.KnownAnswers;
import services.andreas.events.openai.OpenAIClient;
import services.andreas.events.openai.OpenAIConstants;
import services.andreas.events.openai.OpenAIResponse;
import services.andreas.events.openai.errors.OpenAIInvalidDataException;
import services.andreas.events.openai.errors.OpenAIServiceException;

/** Answers a question with what a batch replied to it, or puts it aside for the next batch. */
public final class BatchQuestions {
    private static final int SUCCESS = 200;

    private final ObjectMapper json = new ObjectMapper();
    private final BatchReplies replies;
    private final boolean batches;
    private final Set<String> replied = ConcurrentHashMap.newKeySet();

    /**
     * @param mode {@code batch}, or {@code direct}
     */
    public BatchQuestions(BatchReplies replies, String mode) {
        this.replies = replies;
        this.batches = mode.equals("batch");
    }

    public Questions begin() {
        return new Questions();
    }

    /** A batch has replied about a message, which is never asked about directly meanwhile. */
    void replied(String messageId) {
        replied.add(messageId);
    }

    /** Has the next call answered by what a batch replied. */
    public void prepare(
            Exchange exchange,
            @Variable("claim") @Nullable Claim claim,
            @Variable("questions") @Nullable Questions questions) {
        boolean known = claim != null && (batches || replied.contains(claim.messageId()));
        if (known && questions != null) {
            exchange.setProperty(
                    OpenAIConstants.KNOWN_ANSWERS,
                    (KnownAnswers)
                            request -> answer(Question.of(exchange, claim, request), questions));
        }
    }

    private @Nullable OpenAIResponse answer(Question question, Questions questions) {
        Reply reply = replies.find(question.messageId(), question.key()).orElse(null);
        if (reply != null) {
            questions.answered(question);
            if (reply.status() != SUCCESS) {
                // the next try asks anew
                replies.delete(question.messageId(), question.key());
            }
            return response(reply);
        }
        if (!batches) {
            return null;
        }
        questions.await(question);
        throw new FailureException(Failure.ANSWER_PENDING);
    }

    private OpenAIResponse response(Reply reply) {
        JsonNode body;
        try {
            body = json.readTree(reply.body());
        } catch (JsonProcessingException e) {
            throw new OpenAIInvalidDataException("The reply of the batch is not JSON", e);
        }
        if (reply.status() != SUCCESS) {
            throw new OpenAIServiceException(reply.status(), Map.of(), OpenAIClient.error(body));
        }
        if (body instanceof ObjectNode completion) {
            completion.put("service_tier", "batch");
        }
        return new OpenAIResponse(Map.of(), body);
    }

    /**
     * Lets a message go on that has all its answers.
     *
     * @throws FailureException if a batch has to answer first
     */
    public void requireAnswers(@Variable("questions") Questions questions) {
        if (!questions.waiting().isEmpty()) {
            throw new FailureException(Failure.ANSWER_PENDING);
        }
    }

    /**
     * Drops what a batch replied about a message that has its answer, so that a replay asks anew.
     *
     * @param questions null where no model is asked
     */
    public void forget(
            @Variable("claim") Claim claim, @Variable("questions") @Nullable Questions questions) {
        if (questions != null) {
            questions.answered().forEach(key -> replies.delete(claim.messageId(), key));
        }
        replied.remove(claim.messageId());
    }
}
