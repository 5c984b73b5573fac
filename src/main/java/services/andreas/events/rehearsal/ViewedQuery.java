package services.andreas.events.rehearsal;

import static services.andreas.events.ledger.Attributes.text;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Answers a query from items that were read and written. */
final class ViewedQuery {
    private ViewedQuery() {}

    /**
     * @param items all that may fit
     */
    static QueryResponse of(QueryRequest request, List<Map<String, AttributeValue>> items) {
        Stream<Map<String, AttributeValue>> found =
                items.stream()
                        .filter(item -> holds(request, request.keyConditionExpression(), item))
                        .filter(item -> holds(request, request.filterExpression(), item))
                        .sorted(order(request));
        List<Map<String, AttributeValue>> wanted =
                (request.limit() == null ? found : found.limit(request.limit())).toList();
        return QueryResponse.builder().items(wanted).count(wanted.size()).build();
    }

    private static boolean holds(
            QueryRequest request, @Nullable String expression, Map<String, AttributeValue> item) {
        return Conditions.hold(
                expression,
                request.expressionAttributeNames(),
                request.expressionAttributeValues(),
                item);
    }

    /** Items of an index stay in the order in which they were read, or written. */
    private static Comparator<Map<String, AttributeValue>> order(QueryRequest request) {
        if (request.indexName() != null) {
            return (one, other) -> 0;
        }
        Comparator<Map<String, AttributeValue>> byKey =
                Comparator.comparing(item -> Objects.toString(text(item, "sk"), ""));
        return Boolean.FALSE.equals(request.scanIndexForward()) ? byKey.reversed() : byKey;
    }
}
