package services.andreas.events.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
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
                        "ical_sequence",
                        3,
                        "tags",
                        List.of("a", "b"),
                        "sources",
                        Map.of("title", "openai"));

        assertThat(stored(new StoredText(50, 50, 5), event)).isEqualTo(event);
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
        assertThat(stored(Map.of("title", title))).containsEntry("title", "Concert");
    }

    @Test
    void disarmsWhatATerminalWouldObey() {
        assertThat(stored(Map.of("title", "\u001B[31mRed"))).containsEntry("title", "[31mRed");
    }

    @Test
    void cutsWhatIsTooLongBehindAWholeCharacter() {
        assertThat(stored(Map.of("title", "123456789🎄"))).containsEntry("title", "123456789");
        assertThat(stored(Map.of("description", "x".repeat(1_000_000))))
                .containsEntry("description", "x".repeat(20));
        assertThat(stored(Map.of("tags", Collections.nCopies(5_000, "y".repeat(100)))))
                .containsEntry("tags", Collections.nCopies(3, "y".repeat(10)));
    }

    @Test
    void dropsWhatNothingIsLeftOf() {
        assertThat(stored(Map.of("title", "\u200B\u0000", "tags", List.of("\u0007")))).isEmpty();
    }

    @Test
    void cutsNoLink() {
        String link = "https://oldmill.example/";

        assertThat(stored(Map.of("source_url", link))).containsEntry("source_url", link);
        assertThat(stored(Map.of("source_url", link + "x".repeat(100)))).isEmpty();
    }

    private Map<String, Object> stored(Map<String, Object> event) {
        return stored(stored, event);
    }

    private static Map<String, Object> stored(StoredText stored, Map<String, Object> event) {
        return EventJson.members(stored.of(new EventJson(ZoneOffset.UTC).of(event)));
    }
}
