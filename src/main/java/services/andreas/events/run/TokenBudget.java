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

    private long budget = Long.MAX_VALUE;
    private long answerTokens;

    /** Tokens that one run may spend; 0 for no limit. */
    public void setBudget(long tokens) {
        budget = tokens == 0 ? Long.MAX_VALUE : tokens;
    }

    /** Tokens that are set aside for an answer before it arrives. */
    public void setAnswerTokens(long tokens) {
        answerTokens = tokens;
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
        long estimate = answerTokens + tokens(system) + tokens(user) + tokens(schema);
        if (!run.tokens().reserve(messageId, estimate, budget)) {
            throw new TokenBudgetException(messageId);
        }
    }

    private static long tokens(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length / BYTES_PER_TOKEN;
    }
}
