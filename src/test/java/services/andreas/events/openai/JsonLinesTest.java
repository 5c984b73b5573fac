package services.andreas.events.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.openai.errors.OpenAIInvalidDataException;

class JsonLinesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 65_520, 65_535, 65_536, 200_000})
    void readsEachLineHoweverLongTheOnesBeforeAre(int length) throws IOException {
        String first = "\"" + "é".repeat(length) + "\"";

        assertThat(read(first + "\n\n{\"b\": 2}"))
                .extracting(JsonNode::toString)
                .containsExactly(first, "{\"b\":2}");
    }

    @Test
    void leavesOutALineThatIsLongerThanAnyAnswer() throws IOException {
        String endless = "\"" + "x".repeat(5 << 20) + "\"";

        assertThat(read("1\n" + endless + "\n2\n"))
                .extracting(JsonNode::asInt)
                .containsExactly(1, 2);
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> read("{\"a\": 1}\n<html>"))
                .isInstanceOf(OpenAIInvalidDataException.class);
    }

    private static List<JsonNode> read(String lines) throws IOException {
        List<JsonNode> read = new ArrayList<>();
        JsonLines.read(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), read::add);
        return read;
    }
}
