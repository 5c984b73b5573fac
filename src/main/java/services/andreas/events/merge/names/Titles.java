package services.andreas.events.merge.names;

import java.util.HashSet;
import java.util.Set;
import services.andreas.events.text.Words;

/** Knows what the words of a title are worth, by the rules for them. */
public final class Titles {
    private final double overlap;
    private final Numbers numbers;
    private final Set<String> others = new HashSet<>();
    private final Set<String> generic = new HashSet<>();

    public Titles(TitleRules rules) {
        overlap = rules.overlap();
        numbers = new Numbers(rules.numbers());
        rules.others().forEach(phrase -> others.add(Words.key(Words.joined(phrase))));
        rules.generic().forEach(phrase -> generic.addAll(Title.keys(Words.of(phrase))));
    }

    /** How much of two titles is shared when they may be one. */
    double overlap() {
        return overlap;
    }

    /** Whether a word more makes another event: a workshop, a number, a letter. */
    boolean isOther(String word) {
        return isOtherKind(word) || word.length() == 1 || numbers.isNumber(word);
    }

    /** Whether a word makes it another kind of event: a workshop. */
    boolean isOtherKind(String word) {
        return others.contains(word);
    }

    /** Whether it is enough to know an event by, without its place or its sender. */
    public boolean isSpecific(Title title) {
        Set<String> keys = Title.keys(title.words());
        int letters = String.join("", keys).length();
        return !generic.containsAll(keys) && (keys.size() >= 2 && letters >= 8 || letters >= 10);
    }
}
