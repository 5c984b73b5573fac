package services.andreas.events.mentions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.series.Occurrence;
import services.andreas.events.merge.series.Series;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * All that may have to do with one mention.
 *
 * @param told the key of the mention
 * @param mentions all that are related, itself among them; empty when it was taken back
 * @param statements what is said about their series as a whole
 * @param heirs ids of items that a mention continues after another was withdrawn, by its own
 * @param orders lists of mentions, each in the order in which they were written
 * @param items those that there are of the events of all mentions, by id; null when nobody looked,
 *     because nobody else told of it
 */
public record Neighbourhood(
        MentionKey told,
        List<Mention> mentions,
        List<Mention> statements,
        Map<String, List<String>> heirs,
        Set<List<MentionKey>> orders,
        Map<String, Map<String, AttributeValue>> items) {

    /** The event that the mention is about; empty when it is about none. */
    public Optional<Occurrence> event(Series series) {
        return series.occurrences(mentions, statements).stream()
                .filter(occurrence -> occurrence.group().isEvent())
                .filter(
                        occurrence ->
                                occurrence.group().mentions().stream()
                                        .map(MentionKey::of)
                                        .anyMatch(told::equals))
                .findFirst();
    }
}
