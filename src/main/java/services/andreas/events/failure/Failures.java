package services.andreas.events.failure;

import com.google.api.client.http.HttpResponseException;
import java.io.IOException;
import java.util.Arrays;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.ValidationException;
import services.andreas.events.openai.errors.OpenAIInvalidDataException;
import services.andreas.events.openai.errors.OpenAIIoException;
import services.andreas.events.openai.errors.OpenAIServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Classifies caught exceptions for the routes. */
public final class Failures {
    /** No message can be worked on by this process. */
    public static final Failure BROKEN_PROGRAM =
            Failure.ofRun(
                    "program-incomplete",
                    "A class is missing: deploy the jar again, with lib/ beside it");

    public Failure of(Exchange exchange) {
        return of(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }

    /**
     * Rejects a message because every process that read it died.
     *
     * @throws FailureException always
     */
    public void rejectPoisonMessage() {
        throw new FailureException(Failure.KILLED_THE_PROCESS);
    }

    public boolean isTransient(Exchange exchange) {
        return of(exchange).isTransient();
    }

    /** Whether the answer is no completion, so that no later step has counted the call. */
    public boolean isNoCompletion(Exchange exchange) {
        Failure failure = of(exchange);
        return failure.equals(OpenAiFailures.NO_CHOICES)
                || failure.equals(OpenAiFailures.UNREADABLE);
    }

    public static Failure of(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            Failure known = known(t);
            if (known != null) {
                return known;
            }
        }
        return Failure.ofMessage("unexpected-" + origin(unwrapped(thrown)));
    }

    private static Failure known(Throwable t) {
        if (t instanceof LeaseLostException) {
            return new Failure(Failure.Kind.LEASE_LOST, null, "lease-lost", "");
        }
        if (t instanceof OutrunException) {
            return DynamoDbFailures.CONFLICT;
        }
        if (t instanceof TokenBudgetException) {
            return Failure.TOKEN_BUDGET;
        }
        if (t instanceof FailureException e) {
            return e.failure();
        }
        if (t instanceof AnswerRejectedException) {
            return OpenAiFailures.unusable(t.getMessage());
        }
        if (t instanceof ValidationException) {
            return OpenAiFailures.unusable("answer-against-schema");
        }
        if (t instanceof CamelExchangeException && t.getCause() == null) {
            // with a cause, it is the wrapper that a split puts around a failure
            return OpenAiFailures.NO_CHOICES;
        }
        if (t instanceof HttpResponseException e) {
            return GmailFailures.of(e);
        }
        if (t instanceof EndlessListException) {
            return GmailFailures.ENDLESS_LIST;
        }
        if (t instanceof GmailAnswerException || GmailFailures.isUnreadable(t)) {
            return GmailFailures.UNREADABLE;
        }
        if (t instanceof OpenAIServiceException e) {
            return OpenAiFailures.of(e);
        }
        if (t instanceof OpenAIIoException e) {
            return OpenAiFailures.of(e);
        }
        if (t instanceof OpenAIInvalidDataException e) {
            return OpenAiFailures.of(e);
        }
        if (t instanceof SdkException e) {
            return DynamoDbFailures.of(e);
        }
        if (t instanceof LinkageError) {
            return BROKEN_PROGRAM;
        }
        boolean isConnection =
                t instanceof IOException && !(t.getCause() instanceof HttpResponseException);
        return isConnection ? GmailFailures.UNREACHABLE : null;
    }

    /** Whether a model, or the server in front of it, says that it takes no pictures. */
    public static boolean isAboutPictures(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof OpenAIServiceException e) {
                return OpenAiFailures.isAboutPictures(e);
            }
        }
        return false;
    }

    /** Camel wraps an {@link Error}, sometimes more than once, and nothing else unexpected. */
    private static Throwable unwrapped(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Error) {
                return t;
            }
        }
        return thrown;
    }

    /** The class and line of an unexpected error, without its message, which could quote a mail. */
    private static String origin(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("services.andreas.events"))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .map(place -> thrown.getClass().getSimpleName() + "@" + place)
                .orElse(thrown.getClass().getSimpleName());
    }

    /** A code from a server, reduced to 40 safe characters. */
    public static String code(String sent) {
        String code = sent == null ? "" : sent.replaceAll("[^A-Za-z0-9_.-]", "");
        return code.isEmpty() ? "unknown" : code.substring(0, Math.min(40, code.length()));
    }
}
