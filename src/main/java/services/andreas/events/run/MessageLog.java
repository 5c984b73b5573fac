package services.andreas.events.run;

import org.apache.camel.Variable;
import org.slf4j.MDC;
import services.andreas.events.mail.MessageKey;

/** Adds the message and its mailbox to the log lines of a thread, as ECS labels. */
public final class MessageLog {
    private static final String MESSAGE = "labels.message_id";
    private static final String MAILBOX = "labels.mailbox";

    public void open(@Variable("messageId") String messageId) {
        MessageKey key = MessageKey.of(messageId);
        MDC.put(MESSAGE, key.gmailId());
        if (!key.mailbox().isEmpty()) {
            MDC.put(MAILBOX, key.mailbox());
        }
    }

    public void close() {
        MDC.remove(MESSAGE);
        MDC.remove(MAILBOX);
    }
}
