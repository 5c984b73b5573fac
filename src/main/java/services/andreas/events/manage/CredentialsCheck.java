package services.andreas.events.manage;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;
import services.andreas.events.openai.OpenAIModels;
import services.andreas.events.openai.errors.OpenAIServiceException;

/** Checks our credentials with Gmail and OpenAI, by calls that cost next to nothing. */
final class CredentialsCheck {
    static final String OK = "ok";

    private final OpenAIModels models = new OpenAIModels();
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
        try {
            models.list(context);
            return OK;
        } catch (OpenAIServiceException e) {
            return reason(e);
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** A transient failure, such as a broken connection, says nothing about the credentials. */
    private static String reason(Exception e) {
        Failure failure = Failures.of(e);
        boolean refused =
                failure.kind() == Failure.Kind.RUN_FATAL || failure.kind() == Failure.Kind.REFUSED;
        return refused ? failure.reason() : null;
    }
}
