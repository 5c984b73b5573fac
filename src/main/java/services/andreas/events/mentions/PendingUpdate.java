package services.andreas.events.mentions;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import services.andreas.events.merge.Mention;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A mention whose events are to be brought up to date.
 *
 * @param mention null when it is still to be read, or was taken back
 * @param statements what the same message says about whole series
 * @param siblings all that the same message tells, as far as that is known
 * @param known what was read by its keys after it was written; good for one try
 */
public record PendingUpdate(
        MentionKey told,
        @Nullable Mention mention,
        Map<MentionKey, Mention> statements,
        Map<MentionKey, Mention> siblings,
        AtomicReference<@Nullable Map<Map<String, AttributeValue>, List<MentionKey>>> known) {
    /** Of one that is read when it is brought up to date. */
    public static PendingUpdate of(MentionKey told) {
        return of(told, null, Map.of());
    }

    static PendingUpdate of(
            MentionKey told, @Nullable Mention mention, Map<MentionKey, Mention> statements) {
        return new PendingUpdate(told, mention, statements, Map.of(), new AtomicReference<>());
    }
}
