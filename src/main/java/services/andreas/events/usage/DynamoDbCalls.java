package services.andreas.events.usage;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts the requests to each table, every try. */
public final class DynamoDbCalls implements ExecutionInterceptor {
    private final Figures figures;
    private final String eventsTable;

    public DynamoDbCalls(Figures figures, String eventsTable) {
        this.figures = figures;
        this.eventsTable = eventsTable;
    }

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
