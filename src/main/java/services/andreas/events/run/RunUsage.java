package services.andreas.events.run;

import java.util.Map;
import services.andreas.events.openai.OpenAIConstants;
import services.andreas.events.usage.Figures;
import services.andreas.events.usage.Prices;
import services.andreas.events.usage.TokenCounts;
import services.andreas.events.usage.Usage;

/** The usage of the current run; a process runs one at a time. */
final class RunUsage {
    /** More than any model reads and writes in one call; a server that reports more is wrong. */
    private static final long MOST_TOKENS = 10_000_000;

    private final Figures figures;
    private final Prices prices;
    private volatile Map<Usage, Long> before = Map.of();

    RunUsage(Figures figures, Prices prices) {
        this.figures = figures;
        this.prices = prices;
    }

    /** Starts the count of the next run. */
    void begin() {
        before = figures.now();
    }

    /** Counts one paid call, its tokens and its price; a server may report no usage. */
    void asked(IngestRun run, String messageId, Map<String, Object> headers) {
        TokenCounts tokens =
                new TokenCounts(
                        tokens(headers, OpenAIConstants.PROMPT_TOKENS),
                        tokens(headers, OpenAIConstants.CACHED_TOKENS),
                        tokens(headers, OpenAIConstants.CACHE_WRITE_TOKENS),
                        tokens(headers, OpenAIConstants.COMPLETION_TOKENS));
        String model = (String) headers.get(OpenAIConstants.RESPONSE_MODEL);
        run.asked(messageId, tokens(headers, OpenAIConstants.TOTAL_TOKENS));
        figures.add(Usage.OPENAI_PROMPT_TOKENS, tokens.prompt());
        figures.add(Usage.OPENAI_CACHED_TOKENS, tokens.cached());
        figures.add(Usage.OPENAI_CACHE_WRITE_TOKENS, tokens.written());
        figures.add(Usage.OPENAI_COMPLETION_TOKENS, tokens.completion());
        figures.add(Usage.OPENAI_MICRODOLLARS, price(headers, model, tokens));
    }

    private long price(Map<String, Object> headers, String model, TokenCounts tokens) {
        boolean batch = "batch".equals(headers.get(OpenAIConstants.SERVICE_TIER));
        return batch
                ? prices.microdollarsInBatch(model, tokens)
                : prices.microdollars(model, tokens);
    }

    private static long tokens(Map<String, Object> headers, String name) {
        boolean believed =
                headers.get(name) instanceof Long count && count >= 0 && count <= MOST_TOKENS;
        return believed ? (Long) headers.get(name) : 0;
    }

    /** The usage since the start of the run. */
    Map<Usage, Long> sinceBegin() {
        return figures.since(before);
    }
}
