package services.andreas.events.words;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes {@code words/calendar.yaml} of the locale data (CLDR) that Java has. */
final class CldrNames {
    private static final String HEAD =
            """
            # Names of months and weekdays in the languages that mails are written in, lower case. Made of Java's locale data
            # (CLDR): CalendarWordsTest makes this file again and compares. What CLDR does not have stands in spellings.yaml.
            # One name may stand for several months (listopad): each of them is tried.
            """;
    private static final List<Locale> LANGUAGES =
            Stream.of(
                            "en de fr es it pt nl da nb sv fi is pl cs sk hu ro hr sl bg el tr ru uk"
                                    .split(" "),
                            "et lv lt ca eu gl ga cy id ar he".split(" "))
                    .flatMap(Arrays::stream)
                    .map(Locale::forLanguageTag)
                    .toList();

    /** Short names of weekdays that are words of other languages. */
    private static final Set<String> AMBIGUOUS =
            Set.of(
                    ("ma pr dl al di ter ti ut uto sal an dt ar ke mie tr dc az do to št per kt dj og"
                                    + " xov pe dv or la lau ds lr su dum sk dg ig sul min")
                            .split(" "));

    private static final TextStyle[] FULL = {TextStyle.FULL, TextStyle.FULL_STANDALONE};
    private static final TextStyle[] SHORT = {TextStyle.SHORT, TextStyle.SHORT_STANDALONE};

    private CldrNames() {}

    static String yaml() {
        StringBuilder yaml = new StringBuilder(HEAD).append("\nmonths:\n");
        for (Month month : Month.values()) {
            Set<String> names = names(month::getDisplayName, 3, FULL, SHORT);
            yaml.append(line(month, names));
        }
        yaml.append("\nweekdays:\n");
        for (DayOfWeek day : DayOfWeek.values()) {
            yaml.append(line(day, weekday(day)));
        }
        yaml.append("\n# they count only directly before a date, or in brackets behind it\n");
        yaml.append("short_weekdays:\n");
        for (DayOfWeek day : DayOfWeek.values()) {
            Set<String> names = names(day::getDisplayName, 2, SHORT);
            names.removeAll(weekday(day));
            names.removeAll(AMBIGUOUS);
            yaml.append(line(day, names));
        }
        return yaml.toString();
    }

    private static Set<String> weekday(DayOfWeek day) {
        return names(day::getDisplayName, 4, FULL);
    }

    private static Set<String> names(
            BiFunction<TextStyle, Locale, String> name, int shortest, TextStyle[]... styles) {
        Set<String> names = new LinkedHashSet<>();
        for (Locale language : LANGUAGES) {
            for (TextStyle style : Arrays.stream(styles).flatMap(Arrays::stream).toList()) {
                String word = word(name.apply(style, language));
                if (word.matches("[\\p{L}\\p{M}]{" + shortest + ",}(-feira)?")) {
                    names.add(word);
                }
            }
        }
        return names;
    }

    /** Catalan says "of", and short names may end with a point. */
    private static String word(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^(?:de |d['’])", "")
                .replaceFirst("\\.$", "");
    }

    private static String line(Enum<?> key, Collection<String> names) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("    [");
        for (String name : names) {
            if (line.length() + name.length() > 136) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder("     ");
            }
            line.append(name).append(", ");
        }
        lines.add(line.toString().replaceFirst(", $", "]"));
        return lines.stream().collect(Collectors.joining("\n", "  " + key + ":\n", "\n"));
    }
}
