package services.andreas.events.extract.passes;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a pass in one language: lines of {@code "key" = "value";}. */
final class PassStrings {
    private static final Pattern LINE =
            Pattern.compile(
                    "\"((?:[^\"\\\\\\n]|\\\\.)*+)\"\\s*+=\\s*+\"((?:[^\"\\\\\\n]|\\\\.)*+)\"\\s*+;");

    private final Map<String, String> words = new HashMap<>();

    PassStrings(String source) {
        source.lines()
                .forEach(
                        line -> {
                            Matcher word = LINE.matcher(line.strip());
                            if (word.lookingAt()) {
                                words.putIfAbsent(
                                        unescaped(word.group(1)), unescaped(word.group(2)));
                            }
                        });
    }

    /** Returns the text itself where there are no other words for it. */
    String of(String text) {
        return words.getOrDefault(text, text);
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
