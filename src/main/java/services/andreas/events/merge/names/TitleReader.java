package services.andreas.events.merge.names;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import services.andreas.events.text.Words;

/** Reads titles by the rules for them. */
public final class TitleReader {
    private static final Pattern BREAK =
            Pattern.compile("\\s[-–—]+\\s|[:|–—(\\[{•·;»«„“”\"「」『』【】]|\\s/\\s");
    private static final Pattern TAG = Pattern.compile("[\\[【]([^\\[\\]【】]{1,60})[\\]】]");
    private static final Pattern VERSUS = Pattern.compile("(?<=\\p{L}) v\\.? (?=\\p{L})");
    private static final Pattern WITH = Pattern.compile("\\bw/");
    private static final Pattern QUESTIONS = Pattern.compile("\\bq\\s*&\\s*a\\b");
    private static final Pattern NUMBER = Pattern.compile("\\bn[°º]");
    private static final int SEGMENTS = 3;

    private final Titles titles;
    private final Decorations decorations;
    private final List<List<String>> joiners;

    public TitleReader(TitleRules rules, Months months, Titles titles) {
        this.titles = titles;
        decorations =
                new Decorations(rules, new Markers(rules, months, new Numbers(rules.numbers())));
        joiners = Words.phrases(rules.joiners());
    }

    public Title read(String text) {
        Map<String, String> markers = new TreeMap<>();
        String plain = TimeOfDay.take(spelled(text), markers);
        List<String> words = Words.ofPlain(plain);
        decorations.take(words, markers);
        if (words.isEmpty()) {
            // nothing but decorations: then they are the title
            words = Words.ofPlain(plain);
        }
        int join = words.size();
        int after = join;
        for (List<String> joiner : joiners) {
            int at = Collections.indexOfSubList(words, joiner);
            if (at > 0 && at < join) {
                join = at;
                after = at + joiner.size();
            }
        }
        List<String> headliner = new ArrayList<>(words.subList(0, join));
        Set<String> guests = new HashSet<>(Title.keys(words.subList(after, words.size())));
        guests.removeAll(decorations.fillers());
        List<String> rest = new ArrayList<>(words);
        joiners.stream().filter(joiner -> joiner.size() == 1).forEach(j -> Words.remove(rest, j));
        decorations.takeFillers(rest);
        decorations.takeFillers(headliner);
        return new Title(rest, segments(plain), headliner, guests, markers);
    }

    /** Plain text, with signs written as words. */
    private String spelled(String text) {
        String plain = withoutTags(Words.withoutInitials(Words.plain(text)));
        String pair = VERSUS.matcher(plain).replaceAll(" vs ");
        String signs = WITH.matcher(pair).replaceAll(" with ").replace("+", " plus ");
        String session = QUESTIONS.matcher(signs.replace("#", " no ")).replaceAll(" qa ");
        return NUMBER.matcher(session).replaceAll(" no ");
    }

    /** [only 3 left] is about the mail; [part 2] and [workshop] are about the event. */
    private String withoutTags(String plain) {
        return TAG.matcher(plain)
                .replaceAll(
                        tag -> {
                            boolean rest = !Words.ofPlain(plain.replace(tag.group(), "")).isEmpty();
                            return matters(tag.group(1)) || !rest
                                    ? Matcher.quoteReplacement(tag.group())
                                    : " ";
                        });
    }

    private boolean matters(String tag) {
        List<String> words = Words.ofPlain(tag);
        List<String> padded = new ArrayList<>(words);
        // the title may consist of a session alone
        padded.add(0, "-");
        Map<String, String> markers = new TreeMap<>();
        decorations.take(padded, markers);
        return !markers.isEmpty()
                || words.size() < 2
                || words.stream().anyMatch(titles::isOtherKind);
    }

    /** The first parts of a title; another mail may use each of them alone. */
    private List<List<String>> segments(String plain) {
        List<List<String>> segments = new ArrayList<>();
        for (String part : BREAK.split(plain)) {
            List<String> words = Words.ofPlain(part);
            decorations.take(words, new TreeMap<>());
            decorations.takeFillers(words);
            if (!words.isEmpty() && segments.size() < SEGMENTS) {
                segments.add(words);
            }
        }
        return segments;
    }
}
