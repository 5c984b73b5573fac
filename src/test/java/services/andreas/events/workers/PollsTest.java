package services.andreas.events.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Ticker;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

class PollsTest {
    private final Polls polls = new Polls(new Idleness(Ticker.systemTicker()));

    @ParameterizedTest
    @MethodSource
    void endAWorkerThatTheQueueRefusesAndNoOther(Throwable thrown, boolean isOver, String why) {
        polls.handleException(thrown);

        assertThat(polls.areOver(null)).isEqualTo(isOver);
        assertThatThrownBy(polls::check).hasMessage(why);
    }

    static Stream<Arguments> endAWorkerThatTheQueueRefusesAndNoOther() {
        return Stream.of(
                row(
                        QueueDoesNotExistException.builder().build(),
                        true,
                        "sqs-queue-missing: Check QUEUE_URL and AWS_REGION"),
                row(
                        refused(403, "AccessDenied"),
                        true,
                        "sqs-AccessDenied: Let the role use the queue of QUEUE_URL: dispatch sends; work receives, deletes, and changes the visibility"),
                row(
                        refused(400, "InvalidAddress"),
                        true,
                        "sqs-InvalidAddress: Check QUEUE_URL and AWS_REGION"),
                row(refused(400, "ReceiptHandleIsInvalid"), true, "sqs-ReceiptHandleIsInvalid"),
                row(refused(400, "ThrottlingException"), false, "sqs-ThrottlingException"),
                row(refused(503, "ServiceUnavailable"), false, "sqs-ServiceUnavailable"),
                row(
                        SdkClientException.create("Connection refused"),
                        false,
                        "sqs-unreachable: Check QUEUE_URL, SQS_ENDPOINT_URL, AWS_REGION and the AWS credentials"),
                row(AbortedException.create("Thread was interrupted"), true, "shutdown"));
    }

    @Test
    void goOnOnceTheQueueAnswersAgain() {
        polls.handleException(QueueDoesNotExistException.builder().build());

        polls.commit(null, null, 0);

        assertThat(polls.areOver(null)).isFalse();
        assertThatCode(polls::check).doesNotThrowAnyException();
    }

    @Test
    void leaveAWorkerThatIsNeverReachedIdle() {
        assertThat(polls.areOver(Duration.ZERO)).as("nobody has looked").isFalse();

        polls.handleException(SdkClientException.create("Connection refused"));

        assertThat(polls.areOver(Duration.ZERO)).isTrue();
    }

    private static Arguments row(Throwable thrown, boolean isOver, String why) {
        return Arguments.of(Named.of(why, thrown), isOver, why);
    }

    private static SqsException refused(int status, String code) {
        return (SqsException)
                SqsException.builder()
                        .statusCode(status)
                        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                        .build();
    }
}
