package services.andreas.events.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalendarWordsTest {
    private static final Path PACKAGED = Path.of("src/main/resources/words/calendar.yaml");

    /** What is made again is left beside the classes, to be copied. */
    @Test
    void theNamesOfMonthsAndWeekdaysAreThoseOfCldr() throws IOException {
        String made = CldrNames.yaml();
        Files.writeString(Path.of("target", "calendar.yaml"), made);

        assertThat(Files.readString(PACKAGED)).isEqualTo(made);
    }

    @Test
    void noOwnSpellingIsOneOfCldr() {
        WordLists.Names cldr = TestWords.PACKAGED.calendar();
        WordLists.Names own = TestWords.PACKAGED.spellings();

        assertThatNoneIsIn(own.months(), cldr.months());
        assertThatNoneIsIn(own.weekdays(), cldr.weekdays());
        assertThatNoneIsIn(own.shortWeekdays(), cldr.shortWeekdays());
    }

    private static <K> void assertThatNoneIsIn(
            Map<K, List<String>> own, Map<K, List<String>> cldr) {
        own.forEach((key, words) -> assertThat(cldr.get(key)).doesNotContainAnyElementsOf(words));
    }
}
