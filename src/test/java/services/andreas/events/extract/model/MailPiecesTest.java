package services.andreas.events.extract.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import services.andreas.events.extract.TestMail;
import services.andreas.events.extract.TestRules;

class MailPiecesTest {
    private final MailPieces pieces = new MailPieces(TestRules.pieces(100, 20));

    @Test
    void leavesAShortMailWhole() {
        assertThat(pieces.of(TestMail.of().text("A fair").mail())).containsExactly("A fair");
    }

    @Test
    void cutsALongMailAtLinesThatOverlap() {
        String text =
                IntStream.range(0, 100)
                        .mapToObj(line -> "Line " + line + " はい")
                        .collect(Collectors.joining("\n"));

        List<String> cut = pieces.of(TestMail.of().text(text).mail());

        assertThat(cut).hasSizeGreaterThan(3);
        assertThat(cut)
                .allSatisfy(
                        piece ->
                                assertThat(piece.getBytes(StandardCharsets.UTF_8))
                                        .hasSizeLessThanOrEqualTo(300));
        for (int i = 1; i < cut.size(); i++) {
            String first = cut.get(i).lines().findFirst().orElseThrow();
            assertThat(cut.get(i - 1)).contains(first);
        }
        assertThat(String.join("\n", cut).lines()).containsAll(text.lines().toList());
    }

    @Test
    void cutsWhatHasNoLines() {
        List<String> cut = pieces.of(TestMail.of().text("🎉".repeat(1_000)).mail());

        assertThat(cut)
                .allSatisfy(
                        piece ->
                                assertThat(piece.replace("🎉", ""))
                                        .as("half a character")
                                        .isEmpty());
    }
}
