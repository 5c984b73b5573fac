package services.andreas.events.mentions;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import services.andreas.events.merge.Mention;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A mention whose events are to be brought up to date. */
public final class PendingUpdate {
    private final MentionKey told;
    private final @Nullable Mention mention;
    private final Map<MentionKey, Mention> statements;
    private final Map<MentionKey, Mention> siblings;
    private final AtomicReference<Map<Map<String, AttributeValue>, List<MentionKey>>> known;

    /**
     * @param mention null when it is still to be read, or was taken back
     * @param statements what the same message says about whole series
     * @param siblings all that the same message tells, as far as that is known
     * @param known what was read by its keys after it was written; good for one try
     */
    PendingUpdate(
            MentionKey told,
            @Nullable Mention mention,
            Map<MentionKey, Mention> statements,
            Map<MentionKey, Mention> siblings,
            @Nullable Map<Map<String, AttributeValue>, List<MentionKey>> known) {
        this.told = told;
        this.mention = mention;
        this.statements = statements;
        this.siblings = siblings;
        this.known = new AtomicReference<>(known);
    }

    /** Of one that is read when it is brought up to date. */
    public static PendingUpdate of(MentionKey told) {
        return new PendingUpdate(told, null, Map.of(), Map.of(), null);
    }

    public MentionKey told() {
        return told;
    }

    @Nullable Mention mention() {
        return mention;
    }

    Map<MentionKey, Mention> siblings() {
        return siblings;
    }

    Map<MentionKey, Mention> statements() {
        return statements;
    }

    Map<Map<String, AttributeValue>, List<MentionKey>> takeKnown() {
        return known.getAndSet(null);
    }
}
