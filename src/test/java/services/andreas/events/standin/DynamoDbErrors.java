package services.andreas.events.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The errors of DynamoDB. */
public final class DynamoDbErrors {
    private static final String CANCELLED =
            "com.amazonaws.dynamodb.v20120810#TransactionCanceledException";
    private static final String CONFLICT = "Transaction is ongoing for the item";

    private DynamoDbErrors() {}

    public static Reply throughputExceeded() {
        return error(
                400,
                "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
                "The level of configured provisioned throughput for the table was exceeded.");
    }

    /**
     * Another transaction works on the item at this moment. A transaction is cancelled for it, any
     * other call is refused.
     */
    public static Fault transactionConflict() {
        return (request, dynamoDb) ->
                DynamoDbCall.operation(request).equals("TransactWriteItems")
                        ? cancelled(Json.read(request.body()).path("TransactItems").size())
                        : error(
                                400,
                                "com.amazonaws.dynamodb.v20120810#TransactionConflictException",
                                CONFLICT);
    }

    /** On the first of its items. */
    private static Reply cancelled(int items) {
        ObjectNode body = Json.object().put("__type", CANCELLED).put("Message", CONFLICT);
        ArrayNode reasons = body.putArray("CancellationReasons");
        reasons.addObject().put("Code", "TransactionConflict").put("Message", CONFLICT);
        for (int i = 1; i < items; i++) {
            reasons.addObject().put("Code", "None");
        }
        return reply(400, CANCELLED, body);
    }

    public static Reply internalServerError() {
        return error(
                500,
                "com.amazonaws.dynamodb.v20120810#InternalServerError",
                "The request processing has failed because of an unknown error");
    }

    /** Leaves whatever a BatchGetItem asks for. */
    public static Fault unprocessedKeys() {
        return (request, dynamoDb) -> {
            ObjectNode body = Json.object();
            body.putObject("Responses");
            body.set("UnprocessedKeys", Json.read(request.body()).path("RequestItems"));
            return Reply.of(200, "application/x-amz-json-1.0", Reply.Body.of(Json.bytes(body)));
        };
    }

    public static Reply accessDenied() {
        return error(
                400,
                "com.amazon.coral.service#AccessDeniedException",
                "User is not authorized to perform this action");
    }

    private static Reply error(int status, String type, String message) {
        return reply(status, type, Json.object().put("__type", type).put("message", message));
    }

    private static Reply reply(int status, String type, ObjectNode body) {
        return Reply.of(status, "application/x-amz-json-1.0", Reply.Body.of(Json.bytes(body)))
                .with("x-amzn-ErrorType", type);
    }
}
