package services.andreas.events.failure;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
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

    /** Throttling that outlasted the retries of the SDK, and may still pass. */
    private static final Set<String> TOO_MUCH =
            Set.of(
                    "ProvisionedThroughputExceededException",
                    "RequestLimitExceeded",
                    "ThrottlingException");

    private DynamoDbFailures() {}

    static Failure of(SdkException e) {
        if (e instanceof ConditionalCheckFailedException
                || e instanceof TransactionCanceledException) {
            return Failure.passing("dynamodb-conflict");
        }
        if (e instanceof ResourceNotFoundException) {
            return Failure.ofRun(
                    "dynamodb-table-missing",
                    "Check TABLE_NAME, LEDGER_TABLE_NAME and AWS_REGION, or set CREATE_TABLES=true");
        }
        if (e instanceof AwsServiceException service) {
            String code = Failures.code(service.awsErrorDetails().errorCode());
            if (TOO_MUCH.contains(code)) {
                return Failure.passing("dynamodb-" + code);
            }
            return code.equals("ValidationException")
                    ? Failure.ofMessage("dynamodb-" + code)
                    : Failure.ofRun(
                            "dynamodb-" + code, "Check the AWS credentials and their permissions");
        }
        return e instanceof ApiCallTimeoutException
                ? Failure.passing("dynamodb-timeout")
                : UNREACHABLE;
    }
}
