package services.andreas.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterCaseTest {
    private static final Path SOURCES = Path.of("src/main/java/services/andreas/events");

    @Test
    void isWhatJavaMakesOfEveryCharacter() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            String text = "x" + Character.toString(character) + "y";
            assertThat(LetterCase.lower(text)).isEqualTo(text.toLowerCase(Locale.ROOT));
            assertThat(LetterCase.upper(text)).isEqualTo(text.toUpperCase(Locale.ROOT));
        }
    }

    @Test
    void isWhatJavaMakesOfLongTexts() {
        String text = "Straße 🎫 ﬁn İzmir ".repeat(100);

        assertThat(LetterCase.lower(text)).isEqualTo(text.toLowerCase(Locale.ROOT));
        assertThat(LetterCase.upper(text)).isEqualTo(text.toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail", "extract", "merge", "recurrence", "event"})
    void isHowTheCaseOfAnythingThatAStrangerWroteIsChanged(String part) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES.resolve(part))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(
                            file ->
                                    assertThat(file)
                                            .content()
                                            .doesNotContainPattern(
                                                    "(?<!Character)\\.to(Low|Upp)erCase"));
        }
    }
}
