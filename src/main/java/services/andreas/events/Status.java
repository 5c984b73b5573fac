package services.andreas.events;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where a message stands in the ledger. */
enum Status {
    INPROGRESS,
    ANSWERED,
    COMPLETED,
    FAILED,
    QUARANTINED;

    AttributeValue value() {
        return AttributeValue.fromS(name());
    }

    static Status of(Map<String, AttributeValue> item) {
        return valueOf(item.get("status").s());
    }
}
