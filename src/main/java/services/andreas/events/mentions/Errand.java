package services.andreas.events.mentions;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import services.andreas.events.merge.Telling;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A telling whose events are to be brought up to date. */
final class Errand {
    private final Told told;
    private final Telling telling;
    private final AtomicReference<Map<Map<String, AttributeValue>, List<Told>>> known;

    /**
     * @param telling null when it is still to be read, or was taken back
     * @param known what was read by its keys after it was written; good for one try
     */
    Errand(Told told, Telling telling, Map<Map<String, AttributeValue>, List<Told>> known) {
        this.told = told;
        this.telling = telling;
        this.known = new AtomicReference<>(known);
    }

    Told told() {
        return told;
    }

    Telling telling() {
        return telling;
    }

    Map<Map<String, AttributeValue>, List<Told>> takeKnown() {
        return known.getAndSet(null);
    }
}
