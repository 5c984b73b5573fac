package services.andreas.events.run;

import org.apache.camel.Variable;
import org.slf4j.MDC;

/** Adds the id of the message to the log lines of a thread, as an ECS label. */
public final class MessageLog {
    private static final String LABEL = "labels.message_id";

    public void open(@Variable("messageId") String messageId) {
        MDC.put(LABEL, messageId);
    }

    public void close() {
        MDC.remove(LABEL);
    }
}
