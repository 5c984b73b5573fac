package services.andreas.events.usage;

/**
 * The tokens of one call.
 *
 * @param cached tokens of the prompt that the model had kept from an earlier one
 * @param written tokens of the prompt that it keeps for a later one
 */
public record TokenCounts(long prompt, long cached, long written, long completion) {
    /** A server may report more parts than the whole has. */
    public TokenCounts {
        cached = Math.min(cached, prompt);
        written = Math.min(written, prompt - cached);
    }

    /** Tokens of the prompt that are neither. */
    long fresh() {
        return prompt - cached - written;
    }
}
