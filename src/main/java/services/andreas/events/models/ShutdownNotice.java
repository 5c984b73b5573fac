package services.andreas.events.models;

import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.openai.OpenAIModels;

/** Warns of a model that is about to be shut down. */
public record ShutdownNotice(ModelRules rules, OpenAIModels models, String model) {
    private static final Logger LOG = LoggerFactory.getLogger(ShutdownNotice.class);

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
