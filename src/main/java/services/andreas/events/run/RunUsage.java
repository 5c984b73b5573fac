package services.andreas.events.run;

import java.util.Map;
import services.andreas.events.openai.OpenAIConstants;
import services.andreas.events.usage.Figures;
import services.andreas.events.usage.Prices;
import services.andreas.events.usage.Usage;

/** What the run in hand uses; runs of one process follow each other. */
final class RunUsage {
    private final Figures figures;
    private final Prices prices;
    private volatile Map<Usage, Long> before = Map.of();

    RunUsage(Figures figures, Prices prices) {
        this.figures = figures;
        this.prices = prices;
    }

    /** What is used from now on is the next run's. */
    void begin() {
        before = figures.now();
    }

    /** Counts one paid call, its tokens and its price; a server that tells no usage costs none. */
    void asked(IngestRun run, String messageId, Map<String, Object> headers) {
        long prompt = tokens(headers, OpenAIConstants.PROMPT_TOKENS);
        long completion = tokens(headers, OpenAIConstants.COMPLETION_TOKENS);
        String model = (String) headers.get(OpenAIConstants.RESPONSE_MODEL);
        run.asked(messageId, tokens(headers, OpenAIConstants.TOTAL_TOKENS));
        figures.add(Usage.OPENAI_PROMPT_TOKENS, prompt);
        figures.add(Usage.OPENAI_COMPLETION_TOKENS, completion);
        figures.add(Usage.OPENAI_MICRODOLLARS, prices.microdollars(model, prompt, completion));
    }

    private static long tokens(Map<String, Object> headers, String name) {
        return headers.get(name) instanceof Long count ? count : 0;
    }

    /** What has been used since the run began. */
    Map<Usage, Long> sinceBegin() {
        return figures.since(before);
    }
}
