package services.andreas.events.models;

import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.openai.OpenAIModels;

/** Warns of a model that is about to be shut down. */
public final class ShutdownNotice {
    private static final Logger LOG = LoggerFactory.getLogger(ShutdownNotice.class);

    private final ModelRules rules;
    private final OpenAIModels models;
    private final String model;

    public ShutdownNotice(ModelRules rules, OpenAIModels models, String model) {
        this.rules = rules;
        this.models = models;
        this.model = model;
    }

    /** Asks the server, which answers for free; one that gives no date is believed. */
    public void warn(CamelContext context) {
        models.shutdownDate(context, model)
                .ifPresent(
                        date ->
                                LOG.warn(
                                        "The model {} is shut down on {}: set OPENAI_MODEL to"
                                                + " another one, such as {}",
                                        model,
                                        date,
                                        rules.recommended()));
    }
}
