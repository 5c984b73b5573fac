package services.andreas.events.run;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.TokenBudgetException;

/** Keeps a run within its budget of OpenAI tokens. */
public final class TokenBudget {
    /** UTF-8 bytes per token at least, for all that people write; English has four. */
    private static final int FEWEST_BYTES = 2;

    /** Shorter than any deadline of a message. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private long budget = Long.MAX_VALUE;
    private long longestAnswer;
    private long picture;

    /** Tokens that one run may spend; 0 for no limit. */
    public void setBudget(long tokens) {
        budget = tokens == 0 ? Long.MAX_VALUE : tokens;
    }

    /** Tokens after which the model's answer is cut. */
    public void setLongestAnswer(long tokens) {
        longestAnswer = tokens;
    }

    /** Tokens that a picture costs beside its question. */
    public void setPicture(long tokens) {
        picture = tokens;
    }

    /** What one share of a run may spend of the budget that many workers share. */
    public void allow(@Variable("run") IngestRun run, @Variable("allowance") Long tokens) {
        run.allow(tokens);
    }

    /**
     * Reserves the tokens of a call; waits for calls in progress where they decide if it fits.
     *
     * @throws TokenBudgetException if it does not fit; that of a smaller message still may
     */
    public void reserve(
            @Variable("run") IngestRun run,
            @Variable("messageId") String messageId,
            @Header("CamelOpenAISystemMessage") String system,
            @Header("CamelOpenAIUserMessage") String user,
            @Header("CamelOpenAIJsonSchema") String schema,
            @Header("CamelOpenAIMediaType") @Nullable String picturesType)
            throws TokenBudgetException, InterruptedException {
        long ofPicture = picturesType == null ? 0 : picture * FEWEST_BYTES;
        long bytes = bytes(system) + bytes(user) + bytes(schema) + ofPicture;
        Tokens.Call call = new Tokens.Call(bytes, bytes / FEWEST_BYTES + longestAnswer);
        long most = Math.min(budget, run.allowance());
        if (!run.tokens().reserve(messageId, call, most, PATIENCE)) {
            if (run.tokens().spent() >= most) {
                run.stop(Failure.TOKEN_BUDGET);
            }
            throw new TokenBudgetException(messageId);
        }
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
