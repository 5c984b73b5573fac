package services.andreas.events.openai;

import org.apache.camel.CamelContext;
import services.andreas.events.openai.errors.OpenAIServiceException;

/** Asks the server for the list of its models, which is free. */
public final class OpenAIModels {
    /**
     * Returns when the server knows us; one that has no such list does, too.
     *
     * @throws services.andreas.events.openai.errors.OpenAIException when it refuses us, fails or
     *     cannot be reached
     * @throws java.util.NoSuchElementException when no route asks a model
     */
    public void list(CamelContext context) {
        OpenAIEndpoint endpoint =
                context.getEndpoints().stream()
                        .filter(OpenAIEndpoint.class::isInstance)
                        .map(OpenAIEndpoint.class::cast)
                        .filter(any -> any.getClient() != null)
                        .findFirst()
                        .orElseThrow();
        try {
            endpoint.getClient().get("models");
        } catch (OpenAIServiceException e) {
            boolean knowsUs = e.statusCode() >= 400 && e.statusCode() < 500;
            if (!knowsUs || e.statusCode() == 401 || e.statusCode() == 403) {
                throw e;
            }
        }
    }
}
