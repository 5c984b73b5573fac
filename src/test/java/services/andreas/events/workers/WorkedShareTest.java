package services.andreas.events.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;
import services.andreas.events.failure.Service;

class WorkedShareTest {
    private static final Share SHARE =
            new Share("", "m", "run", "2026-11-27T00:00:00Z", 1, List.of("m#1"));

    @Test
    void isCutOffWhereThisWorkerLacksAClass() {
        Failure cause = Failures.of(new NoClassDefFoundError("a/b/C"));

        assertThat(WorkedShare.none(SHARE, 0, cause).isCutOff()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GMAIL, gmail-unreachable, true",
        "OPENAI, openai-unreachable, true",
        "DYNAMODB, dynamodb-ThrottlingException, true",
        "GMAIL, gmail-invalid_grant, false",
        "OPENAI, openai-insufficient_quota, false",
        ", message-hangs, false",
    })
    void isCutOffByWhatIsNoFaultOfTheMailbox(Service service, String reason, boolean cutOff) {
        Failure cause = new Failure(Failure.Kind.RUN_FATAL, service, reason, "");

        assertThat(WorkedShare.none(SHARE, 0, cause).isCutOff()).isEqualTo(cutOff);
    }
}
