package services.andreas.events.ledger;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The status of a message in the ledger. */
public enum Status {
    INPROGRESS,
    ANSWERED,
    /** its questions wait in a batch */
    SUBMITTED,
    COMPLETED,
    FAILED,
    QUARANTINED;

    public AttributeValue value() {
        return AttributeValue.fromS(name());
    }

    public static Status of(Map<String, AttributeValue> item) {
        return valueOf(item.get("status").s());
    }
}
