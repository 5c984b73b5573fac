package services.andreas.events.workers;

import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Why the queue cannot be used, and what a person can do. */
final class QueueFailures {
    private static final int FORBIDDEN = 403;

    private QueueFailures() {}

    static Failure of(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof QueueDoesNotExistException) {
                return Failure.ofRun("sqs-queue-missing", "Check QUEUE_URL and AWS_REGION");
            }
            if (t instanceof SqsException e) {
                return Failure.ofRun("sqs-" + code(e), mend(e));
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

    private static String mend(SqsException e) {
        return e.statusCode() == FORBIDDEN || code(e).contains("Access")
                ? "Let the role use the queue of QUEUE_URL: dispatch sends; work receives, deletes,"
                        + " and changes the visibility"
                : "Check QUEUE_URL and AWS_REGION";
    }
}
