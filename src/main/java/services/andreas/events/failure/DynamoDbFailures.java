package services.andreas.events.failure;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Classifies errors of DynamoDB, after the SDK has retried them. */
public final class DynamoDbFailures {
    public static final Failure UNREACHABLE =
            Failure.ofRun(
                    "dynamodb-unreachable",
                    "Check DYNAMODB_ENDPOINT_URL, AWS_REGION and the AWS credentials");

    /** Items that DynamoDB left unread, however often it was asked for them. */
    public static final Failure UNPROCESSED = passing("keys-left-unprocessed");

    /** Others were faster, however often a step was done again. */
    static final Failure CONFLICT = passing("conflict");

    /** What the SDK has tried again for as long as a call may take, and may yet pass. */
    private static final Set<String> PASSING =
            Set.of(
                    "InternalServerError",
                    "ProvisionedThroughputExceededException",
                    "RequestLimitExceeded",
                    "ServiceUnavailable",
                    "ThrottlingException");

    private DynamoDbFailures() {}

    static Failure of(SdkException e) {
        if (e instanceof AbortedException) {
            // messages that take too long are explained by their deadline
            return Failure.SHUTDOWN;
        }
        if (e instanceof ConditionalCheckFailedException
                || e instanceof TransactionCanceledException) {
            return CONFLICT;
        }
        if (e instanceof ResourceNotFoundException) {
            return Failure.ofRun(
                    "dynamodb-table-missing",
                    "Check TABLE_NAME, LEDGER_TABLE_NAME and AWS_REGION; with CREATE_TABLES=true, the"
                            + " first run makes the tables");
        }
        if (e instanceof AwsServiceException service) {
            String code = Failures.code(service.awsErrorDetails().errorCode());
            if (PASSING.contains(code) || service.statusCode() >= 500) {
                return passing(code);
            }
            return code.equals("ValidationException")
                    ? Failure.ofMessage("dynamodb-" + code)
                    : Failure.ofRun(
                            "dynamodb-" + code, "Check the AWS credentials and their permissions");
        }
        return e instanceof ApiCallTimeoutException ? passing("timeout") : UNREACHABLE;
    }

    private static Failure passing(String reason) {
        return Failure.passing(Service.DYNAMODB, "dynamodb-" + reason);
    }
}
