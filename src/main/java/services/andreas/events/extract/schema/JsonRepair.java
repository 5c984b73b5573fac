package services.andreas.events.extract.schema;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.base.CharMatcher;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Reads JSON as web pages carry it: wrapped, with comments, escaped twice, cut off. */
final class JsonRepair {
    private static final JsonMapper LENIENT =
            JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                    .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
                    .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build();

    private static final CharMatcher AROUND = CharMatcher.whitespace().or(CharMatcher.is(';'));
    private static final Pattern WRAPPING_START =
            Pattern.compile("(?:/\\*\\s*+|//\\s*+)?(?:<!--|<!\\[CDATA\\[)(?:\\s*+\\*/)?");

    /** Behind what closes nothing; looked for in the last characters only. */
    private static final Pattern WRAPPING_END =
            Pattern.compile("(?://|/\\*)?\\s*(?:-->|\\]\\]>)\\s*(?:\\*/)?$");

    private static final int WRAPPING_CHARS = 40;
    private static final Pattern MISSING_COMMA =
            Pattern.compile("([\"\\]}\\w])([ \\t]*\\R\\s*)(?=\"[^\"\\r\\n]{1,60}\"\\s*:)");
    private static final Pattern BETWEEN_OBJECTS = Pattern.compile("\\}(\\s*)\\{");
    private static final Pattern CURLY_DELIMITER =
            Pattern.compile("(?<=[{\\[,:]\\s{0,40})[“”„]|[“”](?=\\s{0,40}[:,}\\]])");

    private static final CharMatcher UNFINISHED =
            CharMatcher.anyOf(",:").or(CharMatcher.whitespace());

    /** What is to be repaired is looked for across white space. */
    private static final Pattern LONG_SPACE = Pattern.compile("\\s{16,}+");

    /** Editors of web pages set scripts like prose. */
    private static final Pattern TYPESET = Pattern.compile("(?i)</?(?:br|p)\\b[^<>]{0,40}>");

    private static final Pattern INNER_QUOTE =
            Pattern.compile(
                    "(?<=[^\\\\{\\[,:\\s])\"(?=[^\\s:,}\\]])|(?<=[\\p{L}\\d.!?] )\"(?=\\p{L})|(?<=\\p{L})\"(?= \\p{L})");

    private JsonRepair() {}

    /** Returns the values that can be read, in their order; none when nothing can be. */
    static List<JsonNode> read(String source) {
        String text = source.replace("\uFEFF", "").replace("\u00A0", " ");
        text = LONG_SPACE.matcher(text).replaceAll("\n");
        for (int pass = 0; pass < 2; pass++) {
            text = unwrapped(text);
        }
        String[] attempts = {
            text,
            closed(text),
            closed(commas(CURLY_DELIMITER.matcher(text).replaceAll("\""))),
            closed(commas(Parser.unescapeEntities(text, false))),
            closed(commas(TYPESET.matcher(text).replaceAll(" "))),
            closed(INNER_QUOTE.matcher(commas(text)).replaceAll("\\\\\""))
        };
        List<JsonNode> most = List.of();
        for (String attempt : attempts) {
            List<JsonNode> values = new ArrayList<>();
            if (parse(attempt, values)) {
                return values;
            }
            most = values.size() > most.size() ? values : most;
        }
        return most;
    }

    private static String unwrapped(String text) {
        String inner = AROUND.trimFrom(text);
        Matcher start = WRAPPING_START.matcher(inner);
        inner = start.lookingAt() ? inner.substring(start.end()) : inner;
        int tail = Math.max(0, inner.length() - WRAPPING_CHARS);
        String end = WRAPPING_END.matcher(inner.substring(tail)).replaceFirst("");
        return AROUND.trimFrom(inner.substring(0, tail) + end);
    }

    /** Whether all of it could be read. */
    private static boolean parse(String text, List<JsonNode> values) {
        try (MappingIterator<JsonNode> all = LENIENT.readerFor(JsonNode.class).readValues(text)) {
            while (all.hasNextValue()) {
                JsonNode value = all.nextValue();
                if (!value.isContainerNode()) {
                    return false;
                }
                values.add(value);
            }
            return !values.isEmpty();
        } catch (IOException broken) {
            return false;
        }
    }

    private static String commas(String text) {
        String narrow = LONG_SPACE.matcher(text).replaceAll("\n");
        return BETWEEN_OBJECTS
                .matcher(MISSING_COMMA.matcher(narrow).replaceAll("$1,$2"))
                .replaceAll("},$1{");
    }

    /** Closes what is open at the end, and drops brackets that close nothing. */
    private static String closed(String text) {
        StringBuilder closed = new StringBuilder(text.length() + 8);
        Deque<Character> open = new ArrayDeque<>();
        int braces = 0;
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString && c == '\\' && i + 1 < text.length()) {
                closed.append(c).append(text.charAt(++i));
                continue;
            }
            if (c == '"') {
                inString = !inString;
            } else if (!inString && (c == '{' || c == '[')) {
                open.push(c == '{' ? '}' : ']');
                braces += c == '{' ? 1 : 0;
            } else if (!inString && (c == '}' || c == ']')) {
                if ((c == '}' ? braces : open.size() - braces) == 0) {
                    continue;
                }
                while (open.peek() != c) {
                    braces -= open.peek() == '}' ? 1 : 0;
                    closed.append(open.pop());
                }
                braces -= c == '}' ? 1 : 0;
                open.pop();
            }
            closed.append(c);
        }
        String whole = inString ? closed + "\"" : UNFINISHED.trimTrailingFrom(closed);
        StringBuilder all = new StringBuilder(whole);
        open.forEach(all::append);
        return all.toString();
    }
}
