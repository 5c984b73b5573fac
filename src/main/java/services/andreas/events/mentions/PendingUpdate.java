package services.andreas.events.mentions;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import services.andreas.events.merge.Mention;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A mention whose events are to be brought up to date. */
final class PendingUpdate {
    private final MentionKey told;
    private final Mention mention;
    private final AtomicReference<Map<Map<String, AttributeValue>, List<MentionKey>>> known;

    /**
     * @param mention null when it is still to be read, or was taken back
     * @param known what was read by its keys after it was written; good for one try
     */
    PendingUpdate(
            MentionKey told,
            Mention mention,
            Map<Map<String, AttributeValue>, List<MentionKey>> known) {
        this.told = told;
        this.mention = mention;
        this.known = new AtomicReference<>(known);
    }

    MentionKey told() {
        return told;
    }

    Mention mention() {
        return mention;
    }

    Map<Map<String, AttributeValue>, List<MentionKey>> takeKnown() {
        return known.getAndSet(null);
    }
}
