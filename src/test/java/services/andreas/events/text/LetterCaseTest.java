package services.andreas.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LetterCaseTest {
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
}
