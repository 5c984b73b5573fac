package services.andreas.events.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Predicate;

/**
 * One call to DynamoDB, as far as tests tell calls apart.
 *
 * @param operation such as {@code UpdateItem}
 * @param pk the partition key of the item or of the query, empty where there is none
 * @param sk the sort key, empty where there is none
 * @param status the status that a message is to get, empty where it is none
 */
public record DynamoDbCall(String operation, String table, String pk, String sk, String status) {

    public static DynamoDbCall of(Request request) {
        JsonNode body;
        try {
            body = Json.read(request.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonNode key = key(body);
        JsonNode values = body.path("ExpressionAttributeValues");
        String pk = key.path("pk").path("S").asText(key.path("id").path("S").asText());
        return new DynamoDbCall(
                operation(request),
                body.path("TableName").asText(),
                values.path(":pk").path("S").asText(pk),
                key.path("sk").path("S").asText(),
                values.path(":status").path("S").asText());
    }

    /** That of the first item when the call is about many. */
    private static JsonNode key(JsonNode body) {
        if (body.path("RequestItems").isObject()) {
            return body.path("RequestItems").elements().next().path("Keys").path(0);
        }
        JsonNode one =
                body.at("/TransactItems/0/Update").isObject()
                        ? body.at("/TransactItems/0/Update")
                        : body;
        return one.path("Key").isObject() ? one.path("Key") : one.path("Item");
    }

    public static String operation(Request request) {
        String target = request.headers().getFirst("X-Amz-Target");
        return target == null ? "" : target.substring(target.indexOf('.') + 1);
    }

    /** The calls of this kind, for {@link Faults}. */
    public static Predicate<Request> that(Predicate<DynamoDbCall> calls) {
        return request -> calls.test(of(request));
    }
}
