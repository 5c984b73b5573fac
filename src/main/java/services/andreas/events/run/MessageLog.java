package services.andreas.events.run;

import org.apache.camel.Variable;
import org.slf4j.MDC;

/** Says in whatever a thread logs which message it works on, as a label of ECS. */
public final class MessageLog {
    private static final String LABEL = "labels.message_id";

    public void open(@Variable("messageId") String messageId) {
        MDC.put(LABEL, messageId);
    }

    public void close() {
        MDC.remove(LABEL);
    }
}
