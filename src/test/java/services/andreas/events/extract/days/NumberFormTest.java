package services.andreas.events.extract.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NumberFormTest {
    private static final int TEXTS = 20_000;
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private static final List<String> TOKENS =
            List.of(
                    "7",
                    "12",
                    "30",
                    "05",
                    "123",
                    "0930",
                    "1930",
                    "2026",
                    "20261205",
                    ":",
                    ".",
                    "/",
                    "-",
                    "–",
                    "~",
                    "〜",
                    " ",
                    " ",
                    "\n",
                    "t",
                    "z",
                    "h",
                    "hr",
                    "hrs",
                    "hours",
                    "uhr",
                    "u",
                    "uur",
                    "a",
                    "p",
                    "am",
                    "pm",
                    "p.m.",
                    "to",
                    "until",
                    "till",
                    "bis",
                    "à",
                    "al",
                    "and",
                    "und",
                    "o'clock",
                    "ish",
                    "heures",
                    "horas",
                    "ore",
                    "hodin",
                    "ч",
                    "godz",
                    "時",
                    "时",
                    "点",
                    "點",
                    "시",
                    "半",
                    "下午",
                    "오후 ",
                    "年",
                    "년",
                    "月",
                    "월",
                    "日",
                    "일",
                    "2026-12-05",
                    "2026/1/5",
                    "2026. 12. 5",
                    "5.12.",
                    "5. 12.",
                    "5.12.2026",
                    "5/12/26",
                    "7 und 30",
                    "7 et 05",
                    "min",
                    "%",
                    "€",
                    "$",
                    ",",
                    "(",
                    "at");

    static Stream<Arguments> forms() throws IllegalAccessException {
        List<Arguments> forms = new ArrayList<>();
        for (Class<?> holder : List.of(ClockForms.class, NumericDays.class, Durations.class)) {
            for (Field field : holder.getDeclaredFields()) {
                if (field.getType().equals(NumberForm.class)) {
                    field.setAccessible(true);
                    forms.add(
                            Arguments.of(
                                    holder.getSimpleName() + "." + field.getName(),
                                    field.get(null)));
                }
            }
        }
        return forms.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void isLookedForWhereverItsPatternMatches(String name, NumberForm form) {
        Random random = new Random(1);
        int matches = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            Matcher pattern =
                    form.pattern()
                            .matcher(text)
                            .useTransparentBounds(true)
                            .useAnchoringBounds(false);
            Matcher number = NUMBER.matcher(text);
            while (number.find()) {
                if (pattern.region(number.start(), text.length()).lookingAt()) {
                    matches++;
                    assertThat(form.fits(text, number.start(), number.end())).as(text).isTrue();
                }
            }
        }
        assertThat(matches).isPositive();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(TOKENS.get(random.nextInt(TOKENS.size())));
        }
        return text.toString();
    }
}
