package services.andreas.events.extract.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may come behind a number says the same as the pattern. */
class NumberFormTest {
    /** It looks behind the end of a text, too, which says nothing of what may come. */
    private static final Pattern NEVER_NEXT = Pattern.compile("\\(\\?!(?:[^()]|\\([^()]*\\))*+\\)");

    static Stream<Field> forms() {
        return Stream.of(NumberForm.class, Durations.class, NumericDays.class)
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> field.getType().equals(NumberForm.class))
                .filter(field -> Modifier.isStatic(field.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void namesEveryCharacterThatMayComeNext(Field field) throws IllegalAccessException {
        field.setAccessible(true);
        NumberForm form = (NumberForm) field.get(null);
        Pattern pattern =
                Pattern.compile(NEVER_NEXT.matcher(form.pattern().pattern()).replaceAll(""));
        List<String> forgotten = new ArrayList<>();
        int[] characters =
                IntStream.concat(pattern.pattern().chars(), IntStream.range(' ', '\u0530'))
                        .filter(c -> !Character.isDigit(c) && !ScannedText.isSpace((char) c))
                        .distinct()
                        .toArray();
        for (int c : characters) {
            for (String number : List.of("1", "12", "0930", "2026")) {
                for (String text : List.of(number + (char) c, number + " " + (char) c)) {
                    Matcher matcher = pattern.matcher(text);
                    boolean mayGoOn = matcher.lookingAt() || matcher.hitEnd();
                    boolean isOfThisLength =
                            number.length() >= form.fewest() && number.length() <= form.most();
                    if (mayGoOn && isOfThisLength && !form.fits(text, 0, number.length())) {
                        forgotten.add(text);
                    }
                }
            }
        }
        assertThat(forgotten).as(field.getName()).isEmpty();
    }
}
