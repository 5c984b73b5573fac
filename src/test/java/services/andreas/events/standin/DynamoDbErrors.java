package services.andreas.events.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The errors of DynamoDB. */
public final class DynamoDbErrors {
    private DynamoDbErrors() {}

    public static Reply throughputExceeded() {
        return error(
                400,
                "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
                "The level of configured provisioned throughput for the table was exceeded.");
    }

    /** Another transaction works on the item at this moment. */
    public static Reply transactionConflict() {
        return error(
                400,
                "com.amazonaws.dynamodb.v20120810#TransactionConflictException",
                "Transaction is ongoing for the item");
    }

    public static Reply internalServerError() {
        return error(
                500,
                "com.amazonaws.dynamodb.v20120810#InternalServerError",
                "The request processing has failed because of an unknown error");
    }

    public static Reply accessDenied() {
        return error(
                400,
                "com.amazon.coral.service#AccessDeniedException",
                "User is not authorized to perform this action");
    }

    private static Reply error(int status, String type, String message) {
        ObjectNode body = Json.object().put("__type", type).put("message", message);
        return Reply.of(status, "application/x-amz-json-1.0", Reply.Body.of(Json.bytes(body)))
                .with("x-amzn-ErrorType", type);
    }
}
