package services.andreas.events.workers;

import java.util.Set;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Why the queue cannot be used, and what a person can do. */
final class QueueFailures {
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    /** What an existing queue answers to a receipt that is none of its own, or none any more. */
    private static final Set<String> NO_RECEIPT =
            Set.of(
                    "ReceiptHandleIsInvalid",
                    "InvalidParameterValue",
                    "InvalidParameterValueException",
                    "MessageNotInflight");

    private QueueFailures() {}

    static Failure of(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof AbortedException) {
                return Failure.SHUTDOWN;
            }
            if (t instanceof QueueDoesNotExistException) {
                return Failure.ofRun("sqs-queue-missing", "Check QUEUE_URL and AWS_REGION");
            }
            if (t instanceof SqsException e) {
                String reason = "sqs-" + code(e);
                boolean isPassing = e.statusCode() >= SERVER_ERROR || e.isThrottlingException();
                return isPassing
                        ? new Failure(Failure.Kind.TRANSIENT, null, reason, "")
                        : Failure.ofRun(reason, mend(e));
            }
            if (t instanceof SdkClientException) {
                return Failure.ofRun(
                        "sqs-unreachable",
                        "Check QUEUE_URL, SQS_ENDPOINT_URL, AWS_REGION and the AWS credentials");
            }
        }
        return Failures.of(thrown);
    }

    private static String code(SqsException e) {
        return Failures.code(e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode());
    }

    /** Whether a queue that exists was shown no receipt of its own. */
    static boolean isOfReceipt(SdkException e) {
        return e instanceof SqsException refused && NO_RECEIPT.contains(code(refused));
    }

    private static String mend(SqsException e) {
        if (isOfReceipt(e)) {
            return "";
        }
        return e.statusCode() == FORBIDDEN || code(e).contains("Access")
                ? "Let the role use the queue of QUEUE_URL: dispatch sends; work receives, deletes,"
                        + " and changes the visibility"
                : "Check QUEUE_URL and AWS_REGION";
    }
}
