package services.andreas.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTextTest {
    private final StoredText stored = new StoredText(10, 20, 3);

    @Test
    void leavesAloneWhatEverybodyCanSee() {
        Map<String, Object> event =
                Map.of(
                        "title",
                        "Fête 🎄 مرحبا",
                        "all_day",
                        true,
                        "sequence",
                        3,
                        "tags",
                        List.of("a", "b"),
                        "sources",
                        Map.of("title", "openai"));

        assertThat(new StoredText(50, 50, 5).of(event)).isEqualTo(event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Con\u0000cert",
                "\u0007Concert",
                "Con\u202Ecert",
                "Concert\uD83C",
                "\u200BConcert\u0085",
            })
    void dropsWhatNoEyeSees(String title) {
        assertThat(stored.of(Map.of("title", title))).containsEntry("title", "Concert");
    }

    @Test
    void disarmsWhatATerminalWouldObey() {
        assertThat(stored.of(Map.of("title", "\u001B[31mRed"))).containsEntry("title", "[31mRed");
    }

    @Test
    void cutsWhatIsTooLongBehindAWholeCharacter() {
        assertThat(stored.of(Map.of("title", "123456789🎄"))).containsEntry("title", "123456789");
        assertThat(stored.of(Map.of("description", "x".repeat(1_000_000))))
                .containsEntry("description", "x".repeat(20));
        assertThat(stored.of(Map.of("tags", Collections.nCopies(5_000, "y".repeat(100)))))
                .containsEntry("tags", Collections.nCopies(3, "y".repeat(10)));
    }

    @Test
    void dropsWhatNothingIsLeftOf() {
        assertThat(stored.of(Map.of("title", "\u200B\u0000", "tags", List.of("\u0007")))).isEmpty();
    }

    @Test
    void cutsNoLink() {
        String link = "https://oldmill.example/";

        assertThat(stored.of(Map.of("source_url", link))).containsEntry("source_url", link);
        assertThat(stored.of(Map.of("source_url", link + "x".repeat(100)))).isEmpty();
    }
}
