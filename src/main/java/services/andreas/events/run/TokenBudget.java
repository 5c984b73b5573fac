package services.andreas.events.run;

import java.nio.charset.StandardCharsets;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.TokenBudgetException;

/** Keeps a run within its budget of OpenAI tokens. */
public final class TokenBudget {
    /** UTF-8 bytes per token in English; other languages have fewer, see {@link Tokens#reserve}. */
    private static final int BYTES_PER_TOKEN = 4;

    private final long budget;
    private final long answer;

    /**
     * @param budget tokens that one run may spend, 0 for no limit
     * @param answer estimated tokens of an answer
     */
    public TokenBudget(long budget, long answer) {
        this.budget = budget == 0 ? Long.MAX_VALUE : budget;
        this.answer = answer;
    }

    /**
     * Reserves the estimated tokens of a call.
     *
     * @throws TokenBudgetException if they do not fit; those of a smaller message still may
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
