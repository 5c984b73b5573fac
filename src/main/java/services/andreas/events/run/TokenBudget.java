package services.andreas.events.run;

import java.nio.charset.StandardCharsets;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.TokenBudgetException;

/** Keeps a run within the OpenAI tokens that it may spend. */
public final class TokenBudget {
    /** Bytes of UTF-8 for one token; English takes four, what takes fewer is counted after. */
    private static final int BYTES_PER_TOKEN = 4;

    private final long budget;
    private final long answer;

    /**
     * @param budget tokens that one run may spend, 0 for no limit
     * @param answer tokens that an answer is taken to need
     */
    public TokenBudget(long budget, long answer) {
        this.budget = budget == 0 ? Long.MAX_VALUE : budget;
        this.answer = answer;
    }

    /**
     * Sets aside what the call will cost, as far as one can tell before.
     *
     * @throws TokenBudgetException when it does not fit; smaller messages still may
     */
    public void reserve(
            @Variable("run") IngestRun run,
            @Variable("messageId") String messageId,
            @Header("CamelOpenAISystemMessage") String system,
            @Header("CamelOpenAIUserMessage") String user,
            @Header("CamelOpenAIJsonSchema") String schema)
            throws TokenBudgetException {
        if (run.tokens().spent() >= budget) {
            run.stop(Failure.TOKEN_BUDGET);
        }
        long estimate = answer + tokens(system) + tokens(user) + tokens(schema);
        if (!run.tokens().reserve(messageId, estimate, budget)) {
            throw new TokenBudgetException(messageId);
        }
    }

    private static long tokens(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length / BYTES_PER_TOKEN;
    }
}
