package services.andreas.events.failure;

import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    /** What answers accepts writes and keeps none, so that all work would be lost. */
    public static final Failure KEEPS_NOTHING =
            Failure.ofRun("dynamodb-answer-unreadable", notDynamoDb());

    /** Items that DynamoDB left unread, however often it was asked for them. */
    public static final Failure UNPROCESSED = passing("keys-left-unprocessed");

    /** Others were faster, however often a step was done again. */
    static final Failure CONFLICT =
            Failure.passing(
                    Service.DYNAMODB,
                    "dynamodb-conflict",
                    "Other runs change the same items; the next run continues");

    /** What the SDK has tried again for as long as a call may take, and may yet pass. */
    private static final Set<String> PASSING =
            Set.of(
                    "InternalServerError",
                    "ProvisionedThroughputExceededException",
                    "RequestLimitExceeded",
                    "ServiceUnavailable",
                    "ThrottlingException");

    private DynamoDbFailures() {}

    /**
     * Whether nothing can be written, nor read.
     *
     * @param cause null for none
     */
    public static boolean isNoTable(@Nullable Failure cause) {
        return UNREACHABLE.equals(cause) || KEEPS_NOTHING.equals(cause);
    }

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
            String sent = service.awsErrorDetails().errorCode();
            if (sent == null && service.statusCode() < 500) {
                return Failure.ofRun("dynamodb-" + service.statusCode(), notDynamoDb());
            }
            String code = Failures.code(sent);
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
        return Failure.passing(
                Service.DYNAMODB,
                "dynamodb-" + reason,
                "DynamoDB is too slow or refuses calls: check the limits of both tables and of the"
                        + " account, and DYNAMODB_ENDPOINT_URL; the next run continues");
    }

    private static String notDynamoDb() {
        return "What answers is no DynamoDB: check DYNAMODB_ENDPOINT_URL, and what stands between";
    }
}
