package services.andreas.events.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.ledger.Claim;

class BatchTest {
    @ParameterizedTest
    @CsvSource({"499, 10, false", "500, 10, true", "7, 1000000, false", "9, 1000000, true"})
    void isFullBeforeItsRecordOrItsFileIsTooLarge(int messages, int characters, boolean full) {
        Batch batch = new Batch();
        for (int i = 0; i < messages; i++) {
            batch.add(claim("m" + i), List.of(question("m" + i, characters)));
        }

        assertThat(batch.isFull()).isEqualTo(full);
    }

    @Test
    void hasALineForEachQuestionAboutAMessageThatIsStillOurs() {
        Batch batch = new Batch();
        Claim lost = claim("lost");
        batch.add(lost, List.of(question("lost", 1)));
        batch.add(claim("box#1"), List.of(question("box#1", 1), question("box#1", 2)));

        batch.drop(lost);

        assertThat(new String(batch.file(), StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allMatch(line -> line.contains("\"custom_id\":\"box#1/key\""));
        assertThat(Question.messageId("box#1/key")).isEqualTo("box#1");
        assertThat(Question.key("box#1/key")).isEqualTo("key");
    }

    private static Claim claim(String messageId) {
        return new Claim(messageId, "owner", 1, 0, 0, 0, 0);
    }

    private static Question question(String messageId, int characters) {
        return new Question(
                messageId,
                "key",
                new ObjectMapper().createObjectNode().put("text", "x".repeat(characters)));
    }
}
