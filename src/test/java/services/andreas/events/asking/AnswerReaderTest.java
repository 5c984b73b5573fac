package services.andreas.events.asking;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.failure.AnswerRejectedException;

class AnswerReaderTest {
    private final AnswerReader reader = new AnswerReader();

    @Test
    void letsAWholeAnswerPass() throws Exception {
        reader.whole("{}", "stop");
    }

    @ParameterizedTest
    @CsvSource({
        "{}, length, answer-ended-by-length",
        "{}, content_filter, answer-ended-by-content_filter",
        "{}, 'The mail of Ann said: <b>', answer-ended-by-ThemailofAnnsaidb",
        "{}, , answer-ended-by-unknown",
        "'', stop, answer-refused",
        "'  ', stop, answer-refused",
    })
    void rejectsAnAnswerThatIsNotWhole(String answer, String finish, String reason) {
        assertThatThrownBy(() -> reader.whole(answer, finish))
                .isInstanceOf(AnswerRejectedException.class)
                .hasMessage(reason);
    }
}
