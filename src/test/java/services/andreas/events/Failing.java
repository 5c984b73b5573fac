package services.andreas.events;

import services.andreas.events.standin.DynamoDbErrors;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.GoogleErrors;
import services.andreas.events.standin.OpenAiErrors;

/** The ways in which a call, or the process that makes it, goes wrong. */
enum Failing {
    KILLED_BEFORE("killed before"),
    KILLED_AFTER("killed after"),
    PAUSED("paused longer than the lease"),
    LOST("response lost"),
    CUT("response cut"),
    THROTTLED("throttled"),
    BROKEN("server error"),
    CONFLICT("conflict"),
    HANGING("no response"),
    DRIPPING("a byte a second");

    final String title;

    Failing(String title) {
        this.title = title;
    }

    boolean isCrash() {
        return this == KILLED_BEFORE || this == KILLED_AFTER;
    }

    /** Whether this service can fail in this way. */
    boolean isOf(Window.Service service) {
        return this != CONFLICT || service == Window.Service.DYNAMODB;
    }

    /** Whether the run itself must get over it. */
    boolean heals() {
        return !isCrash() && this != PAUSED;
    }

    /** The call is processed, although its caller does not hear of it. */
    boolean isProcessedUnheard() {
        return this == KILLED_AFTER || this == LOST || this == CUT || this == DRIPPING;
    }

    Fault fault(Window.Service service) {
        return switch (this) {
            case LOST -> Fault.dropAfter();
            case CUT -> Fault.cut();
            case HANGING -> Fault.hang();
            case DRIPPING -> Fault.drip();
            case CONFLICT -> DynamoDbErrors.transactionConflict();
            case THROTTLED ->
                    Fault.answer(
                            switch (service) {
                                case GMAIL -> GoogleErrors.tooManyConcurrentRequests();
                                case OPENAI -> OpenAiErrors.rateLimitExceeded(0);
                                case DYNAMODB -> DynamoDbErrors.throughputExceeded();
                            });
            case BROKEN ->
                    Fault.answer(
                            switch (service) {
                                case GMAIL -> GoogleErrors.backendError();
                                case OPENAI -> OpenAiErrors.serverError();
                                case DYNAMODB -> DynamoDbErrors.internalServerError();
                            });
            case KILLED_BEFORE, KILLED_AFTER, PAUSED ->
                    throw new IllegalStateException(this + " happens to the process");
        };
    }
}
