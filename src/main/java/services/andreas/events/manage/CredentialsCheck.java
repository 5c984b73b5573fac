package services.andreas.events.manage;

import com.openai.errors.OpenAIServiceException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;
import services.andreas.events.openai.OpenAIEndpoint;

/** Asks Gmail and OpenAI whether they take our credentials, by calls that cost next to nothing. */
final class CredentialsCheck {
    static final String OK = "ok";

    private final CamelContext context;

    CredentialsCheck(CamelContext context) {
        this.context = context;
    }

    /**
     * One unit of Gmail's quota.
     *
     * @return {@link #OK}, a reason, or null where the call told nothing of the credentials
     */
    String gmail() {
        try (ProducerTemplate camel = context.createProducerTemplate()) {
            Exchange asked =
                    camel.request("google-mail:users/getProfile?userId=me", exchange -> {});
            return asked.getException() == null ? OK : reason(asked.getException());
        } catch (Exception e) {
            return reason(e);
        }
    }

    /**
     * The list of models is free; a server that has none knows us all the same.
     *
     * @return {@link #OK}, a reason, or null where the call told nothing of the credentials
     */
    String openAi() {
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

    /** What will pass, such as a broken connection, tells nothing of the credentials. */
    private static String reason(Exception e) {
        Failure failure = Failures.of(e);
        return failure.kind() == Failure.Kind.RUN_FATAL ? failure.reason() : null;
    }
}
