package services.andreas.events.extract.model;

import com.google.common.base.CharMatcher;
import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import services.andreas.events.event.Links;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.extract.days.ScannedText;
import services.andreas.events.text.Folded;

/** Looks an answer up in its mail; what the mail does not contain is dropped. */
record Grounding(MailText mail, ExtractionRules.Grounding rules) {
    private static final Pattern WEB = Pattern.compile("(?i)\\bhttps?://[^\\s<>\"]+");

    /** What nouns have and lose where languages decline them, in Latin and Cyrillic letters. */
    private static final Pattern ENDING =
            Pattern.compile("(?:[aeiouyаеёиоуыэюяіїє]\\p{L}{0,2}+)?+");

    private static final int LEAST_STEM = 3;

    /** Between sentences; a line that goes on in lower case is the same sentence. */
    private static final Pattern SENTENCE =
            Pattern.compile("(?<=\\p{L})[.!?]\\s|[!?。]|\\n(?!\\p{Ll})");

    /** A point behind one or two digits may be that of a date. */
    private static final Pattern SENTENCE_END =
            Pattern.compile("(?<!\\b\\d{1,2})[.](?=\\s|$)|[!?](?=\\s|$)|。|\\n(?!\\p{Ll})");

    /** No more of a sentence is looked at on either side of a quote. */
    private static final int AROUND = 150;

    private static final CharMatcher AFTER = CharMatcher.anyOf(".,;:!?)");

    /** Whether the mail names this, word for word, in its quote, or in one passage. */
    boolean isNamed(String text, String quote) {
        return mail.says(text)
                || isQuoted(text, quote)
                || mail.wording().saysInOnePassage(text, rules.passage());
    }

    /** Returns the parts of a place that the mail names, or null. */
    String place(String place, String quote) {
        boolean isWhole =
                place == null
                        || mail.says(place)
                        || isQuoted(place, quote)
                        || isInAnotherCase(place, quote);
        if (isWhole) {
            return place;
        }
        List<String> named = new ArrayList<>();
        for (String part : place.split("[,;\\n]")) {
            boolean isNamed =
                    mail.says(part)
                            || numbersAreThere(part) && mail.wording().share(part) >= rules.place();
            if (isNamed && !part.isBlank()) {
                named.add(part.strip());
            }
        }
        return named.isEmpty() ? null : String.join(", ", named);
    }

    /** A house number or a code that is made up leads to another place: it has its neighbour. */
    private boolean numbersAreThere(String text) {
        List<String> words = Folded.words(text);
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).chars().anyMatch(Character::isDigit)) {
                boolean isLast = i + 1 == words.size();
                String behind = isLast ? words.get(i) : words.get(i) + " " + words.get(i + 1);
                String before = i == 0 ? behind : words.get(i - 1) + " " + words.get(i);
                boolean isAlone = isLast && i > 0;
                if (!mail.says(before) && (isAlone || !mail.says(behind))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isQuoted(String text, String quote) {
        if (quote == null || !mail.says(quote)) {
            return false;
        }
        List<String> words = Folded.words(text);
        Set<String> quoted = new HashSet<>(Folded.words(quote));
        long there = words.stream().filter(quoted::contains).count();
        return !words.isEmpty() && there >= rules.quote() * words.size() && numbersAreThere(text);
    }

    /**
     * Whether the quote has the same words in another case: "Sala Lustrzana", "Sali Lustrzanej".
     */
    private boolean isInAnotherCase(String text, String quote) {
        if (quote == null || !mail.says(quote)) {
            return false;
        }
        List<String> words = Folded.words(text);
        List<String> quoted = Folded.words(quote);
        return !words.isEmpty()
                && words.stream()
                        .allMatch(word -> quoted.stream().anyMatch(one -> isCase(word, one)));
    }

    private static boolean isCase(String one, String other) {
        int stem = Strings.commonPrefix(one, other).length();
        return one.equals(other)
                || stem >= LEAST_STEM
                        && ENDING.matcher(one.substring(stem)).matches()
                        && ENDING.matcher(other.substring(stem)).matches();
    }

    /** Returns the mail's own link that is meant, or null. */
    String link(String url) {
        if (url == null || !Links.isWeb(url)) {
            return null;
        }
        return mail.links().of(url);
    }

    /** Prose of the answer, without links that the mail does not have. */
    String prose(String text) {
        return text == null
                ? null
                : WEB.matcher(text)
                        .replaceAll(
                                url -> {
                                    String link = link(AFTER.trimTrailingFrom(url.group()));
                                    return link == null
                                            ? ""
                                            : java.util.regex.Matcher.quoteReplacement(url.group());
                                })
                        .strip();
    }

    /**
     * Returns the quote with the rest of its sentence, where that says that something has moved.
     *
     * @param moved words that say so
     */
    String withMove(String quote, List<String> moved) {
        Sentence sentence = sentence(quote);
        String rest = sentence.before + " | " + sentence.behind;
        ScannedText words = ScannedText.of(rest, mail.dayWords());
        return moved.stream().anyMatch(words::has) ? sentence.whole().strip() : quote;
    }

    /** A quote in the mail's own words, and what stands around it. */
    record Sentence(String before, String quote, String behind) {
        String whole() {
            return before + quote + behind;
        }
    }

    Sentence sentence(String quote) {
        String exact = mail.around(quote, 0, 0);
        return new Sentence(
                last(SENTENCE, before(quote, exact)),
                exact,
                SENTENCE_END.split(behind(quote, exact), 2)[0]);
    }

    private String before(String quote, String exact) {
        String with = mail.around(quote, AROUND, 0);
        return with.substring(0, with.length() - exact.length());
    }

    private String behind(String quote, String exact) {
        return mail.around(quote, 0, AROUND).substring(exact.length());
    }

    private static String last(Pattern separator, String text) {
        String[] parts = separator.split(text, -1);
        return parts[parts.length - 1];
    }

    /** Returns the quote when the mail says it, or null. */
    String quote(String quote) {
        return quote != null && mail.says(quote) ? quote : null;
    }
}
