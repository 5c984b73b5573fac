package services.andreas.events.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
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
        try {
            models(context);
        } catch (OpenAIServiceException e) {
            boolean knowsUs = e.statusCode() >= 400 && e.statusCode() < 500;
            if (!knowsUs || e.statusCode() == 401 || e.statusCode() == 403) {
                throw e;
            }
        }
    }

    /**
     * The day on which the server stops serving a model, as far as it says so.
     *
     * @throws services.andreas.events.openai.errors.OpenAIException when it has no list of models
     * @throws java.util.NoSuchElementException when no route asks a model
     */
    public Optional<LocalDate> shutdownDate(CamelContext context, String model) {
        for (JsonNode known : models(context).path("data")) {
            if (known.path("id").asText().equals(model)) {
                return date(known.path("shutdown_date").asText());
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static JsonNode models(CamelContext context) {
        return client(context).get("models").json();
    }

    /** The client of any endpoint; all of them call the same server. */
    static OpenAIClient client(CamelContext context) {
        return context.getEndpoints().stream()
                .filter(OpenAIEndpoint.class::isInstance)
                .map(OpenAIEndpoint.class::cast)
                .map(OpenAIEndpoint::getClient)
                .filter(client -> client != null)
                .findFirst()
                .orElseThrow();
    }
}
