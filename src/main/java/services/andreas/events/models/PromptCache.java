package services.andreas.events.models;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.models.ModelRules.Caching;
import services.andreas.events.models.ModelRules.Model;
import services.andreas.events.openai.OpenAIConstants;
import services.andreas.events.openai.errors.OpenAIServiceException;

/**
 * Has the server keep the part of a question that is the same for every mail. Models that know no
 * such thing are not asked for it, and a server that refuses it is asked without it for the rest of
 * the run.
 *
 * @see <a href="https://developers.openai.com/api/docs/guides/prompt-caching">Prompt caching</a>
 */
public final class PromptCache implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(PromptCache.class);
    private static final String KEY = "events-gmail-ingest-";

    private final ModelRules rules;
    private final String model;
    private volatile Object refusedIn;

    /**
     * @param model that is asked where a question names no other
     */
    public PromptCache(ModelRules rules, String model) {
        this.rules = rules;
        this.model = model;
    }

    /** Marks the end of the part that is the same for every mail, if the model knows of it. */
    public void mark(Exchange exchange) {
        String asked = exchange.getMessage().getHeader(OpenAIConstants.MODEL, model, String.class);
        boolean explicit =
                rules.of(asked).map(Model::caching).filter(Caching.EXPLICIT::equals).isPresent();
        Object run = exchange.getVariable("run");
        if (explicit && (run == null || run != refusedIn)) {
            exchange.setProperty(
                    OpenAIConstants.PROMPT_CACHE_KEY, KEY + exchange.getVariable("prompt"));
        } else {
            exchange.removeProperty(OpenAIConstants.PROMPT_CACHE_KEY);
        }
    }

    /** Whether the server refuses the question because of the mark. */
    public boolean isRefused(Exchange exchange) {
        return exchange.getProperty(OpenAIConstants.PROMPT_CACHE_KEY) != null
                && exchange.getProperty(Exchange.EXCEPTION_CAUGHT)
                        instanceof OpenAIServiceException e
                && (e.statusCode() == 400 || e.statusCode() == 422)
                && e.mentions("prompt_cache");
    }

    /** Drops the mark of a refused question. */
    @Override
    public void process(Exchange exchange) {
        exchange.removeProperty(OpenAIConstants.PROMPT_CACHE_KEY);
        refusedIn = exchange.getVariable("run");
        LOG.info("The server knows no explicit prompt caching; questions go without it");
    }
}
