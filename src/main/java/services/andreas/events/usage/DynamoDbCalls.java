package services.andreas.events.usage;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts the requests to each table, every try. */
public record DynamoDbCalls(Figures figures, String eventsTable) implements ExecutionInterceptor {
    @Override
    public void beforeTransmission(
            Context.BeforeTransmission sent, ExecutionAttributes attributes) {
        // batches and transactions name their tables elsewhere; most are for the ledger
        boolean events =
                sent.request()
                        .getValueForField("TableName", String.class)
                        .filter(eventsTable::equals)
                        .isPresent();
        figures.add(events ? Usage.EVENTS_TABLE_OPERATIONS : Usage.LEDGER_OPERATIONS, 1);
    }
}
