package services.andreas.events.mentions;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Event;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A series that is due to be expanded. */
final class DueSeries {
    private final Map<String, AttributeValue> key;
    private final MentionKey told;
    private @Nullable Event continued;

    /**
     * @param key under which it was found
     * @param told of its statement
     */
    DueSeries(Map<String, AttributeValue> key, MentionKey told) {
        this.key = key;
        this.told = told;
    }

    Map<String, AttributeValue> key() {
        return key;
    }

    MentionKey told() {
        return told;
    }

    /** The statement as it is from now on; null when there is none any more. */
    @Nullable Event continued() {
        return continued;
    }

    void continued(Event statement) {
        continued = statement;
    }
}
