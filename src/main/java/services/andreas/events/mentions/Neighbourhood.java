package services.andreas.events.mentions;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merged;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.series.Occurrence;
import services.andreas.events.merge.series.Series;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * All that may have to do with one mention; which events that makes is computed once.
 *
 * @param told the key of the mention
 * @param mentions all that are related, itself among them; empty when it was taken back
 * @param statements what is said about their series as a whole
 * @param heirs ids of items that a mention continues after another was withdrawn, by its own
 * @param lists those of the mentions by each key that was asked, in the order in which they were
 *     written
 * @param read what the ledger has of mentions, as it was read; empty for one that was withdrawn
 * @param items those that there are of the events of all mentions, by id; null when nobody looked,
 *     because nobody else told of it
 */
public record Neighbourhood(
        MentionKey told,
        List<Mention> mentions,
        List<Mention> statements,
        Map<String, List<String>> heirs,
        Map<Map<String, AttributeValue>, List<MentionKey>> lists,
        Map<MentionKey, Map<String, AttributeValue>> read,
        @Nullable Map<String, Map<String, AttributeValue>> items,
        Computed computed) {
    static final class Computed {
        private @Nullable List<Occurrence> occurrences;
        private final Map<Occurrence, Merged> merged = new IdentityHashMap<>();
    }

    /** Lists of mentions, each in the order in which they were written. */
    public Collection<List<MentionKey>> orders() {
        return lists.values();
    }

    /** The events that the mentions are about. */
    public List<Occurrence> occurrences(Series series) {
        if (computed.occurrences == null) {
            computed.occurrences = series.occurrences(mentions, statements);
        }
        return computed.occurrences;
    }

    /** What one of the events says now. */
    public Merged merged(Occurrence occurrence, Merging merging) {
        return computed.merged.computeIfAbsent(occurrence, one -> merging.merge(one.whole()));
    }

    /** The event that the mention is about; empty when it is about none. */
    public Optional<Occurrence> event(Series series) {
        return occurrences(series).stream()
                .filter(occurrence -> occurrence.group().isEvent())
                .filter(
                        occurrence ->
                                occurrence.group().mentions().stream()
                                        .map(MentionKey::of)
                                        .anyMatch(told::equals))
                .findFirst();
    }
}
