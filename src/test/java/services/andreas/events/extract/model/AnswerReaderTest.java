package services.andreas.events.extract.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.failure.AnswerRejectedException;

class AnswerReaderTest {
    private final AnswerReader reader = new AnswerReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"events\":[]}",
                "```json\n{\"events\":[]}\n```",
                "\n```\n{\"events\":[]}\n```\n",
                "```JSON {\"events\":[]}```",
            })
    void letsAWholeAnswerPassWithoutItsFence(String answer) throws Exception {
        assertThat(reader.whole(answer, "stop")).isEqualTo("{\"events\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No events.",
                "{\"events\":[]",
                "{\"events\":[]} and more",
                "{\"events\":[]}{\"events\":[{}]}",
                "{\"events\":[{}],\"events\":[]}",
                "Here you are:\n```json\n{\"events\":[]}\n```",
                "```json\n{\"events\":[]}\n```\n```json\n{\"events\":[{}]}\n```",
                "```json\n{\"events\":[]}",
                "<think>none</think>{\"events\":[]}",
            })
    void rejectsWhatIsNotJsonAlone(String answer) {
        assertThatThrownBy(() -> reader.whole(answer, "stop"))
                .isInstanceOf(AnswerRejectedException.class)
                .hasMessage("answer-not-json");
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
