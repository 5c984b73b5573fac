package services.andreas.events.mentions;

import java.util.List;
import java.util.Map;
import java.util.Set;
import services.andreas.events.merge.Telling;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * All that may have to do with one telling.
 *
 * @param told which telling it is about
 * @param tellings all that are related, itself among them; empty when it was taken back
 * @param heirs ids of items that a telling has taken over from one that was taken back, by its own
 * @param orders lists of tellings, each in the order in which they were written
 * @param items those that there are of the events of all tellings, by id; null when nobody looked,
 *     because nobody else told of it
 */
public record Neighbourhood(
        Told told,
        List<Telling> tellings,
        Map<String, List<String>> heirs,
        Set<List<Told>> orders,
        Map<String, Map<String, AttributeValue>> items) {}
