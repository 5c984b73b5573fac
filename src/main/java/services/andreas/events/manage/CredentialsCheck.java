package services.andreas.events.manage;

import com.openai.errors.OpenAIServiceException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;
import services.andreas.events.openai.OpenAIEndpoint;

/** Checks our credentials with Gmail and OpenAI, by calls that cost next to nothing. */
final class CredentialsCheck {
    static final String OK = "ok";

    private final CamelContext context;

    CredentialsCheck(CamelContext context) {
        this.context = context;
    }

    /**
     * Costs one unit of Gmail's quota.
     *
     * @return {@link #OK}, a reason, or null if the call says nothing about the credentials
     */
    @Nullable String gmail() {
        try (ProducerTemplate camel = context.createProducerTemplate()) {
            Exchange asked =
                    camel.request("google-mail:users/getProfile?userId=me", exchange -> {});
            return asked.getException() == null ? OK : reason(asked.getException());
        } catch (Exception e) {
            return reason(e);
        }
    }

    /**
     * Lists the models, which is free; a server without such a list has accepted the key.
     *
     * @return {@link #OK}, a reason, or null if the call says nothing about the credentials
     */
    @Nullable String openAi() {
        OpenAIEndpoint endpoint =
                context.getEndpoints().stream()
                        .filter(OpenAIEndpoint.class::isInstance)
                        .map(OpenAIEndpoint.class::cast)
                        .findFirst()
                        .orElse(null);
        if (endpoint == null || endpoint.getClient() == null) {
            return null;
        }
        try {
            endpoint.getClient().models().list();
            return OK;
        } catch (OpenAIServiceException e) {
            boolean refused = e.statusCode() == 401 || e.statusCode() == 403;
            return refused ? reason(e) : e.statusCode() < 500 ? OK : null;
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** A transient failure, such as a broken connection, says nothing about the credentials. */
    private static String reason(Exception e) {
        Failure failure = Failures.of(e);
        return failure.kind() == Failure.Kind.RUN_FATAL ? failure.reason() : null;
    }
}
