package services.andreas.events.merge.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import services.andreas.events.text.Words;

/** Reads the words of a place, each kind of house under one name in all languages. */
final class PlaceWords {
    private final Map<List<String>, List<String>> same = new HashMap<>();

    /** The longest first, by their first word. */
    private final Map<String, List<List<String>>> variants = new HashMap<>();

    private final Set<String> kinds = new HashSet<>();
    private final Set<String> fillers;

    PlaceWords(PlaceRules rules) {
        for (List<String> words : rules.same()) {
            List<String> first = keys(words.get(0));
            words.forEach(variant -> same.put(keys(variant), first));
        }
        same.values().forEach(kinds::addAll);
        same.keySet().stream()
                .filter(variant -> !variant.isEmpty())
                .sorted((a, b) -> b.size() - a.size())
                .forEach(
                        variant ->
                                variants.computeIfAbsent(variant.get(0), first -> new ArrayList<>())
                                        .add(variant));
        fillers = allKeys(rules.fillers());
    }

    /** The words of a text as they compare. */
    static List<String> keys(String text) {
        return Words.of(text).stream().map(Words::key).toList();
    }

    static Set<String> allKeys(List<String> texts) {
        Set<String> keys = new HashSet<>();
        texts.forEach(text -> keys.addAll(keys(text)));
        return keys;
    }

    /** Whether it names a kind of house: a church, a hall. */
    boolean isKind(String word) {
        return kinds.contains(word);
    }

    List<String> of(String plain) {
        List<String> words = Words.ofPlain(plain).stream().map(Words::key).toList();
        List<String> kept = words.stream().filter(word -> !fillers.contains(word)).toList();
        List<String> mapped = new ArrayList<>(kept.isEmpty() ? words : kept);
        for (int at = 0; at < mapped.size(); at++) {
            at = translate(mapped, at);
        }
        mapped.removeIf(word -> mapped.size() > 1 && fillers.contains(word));
        return mapped;
    }

    /**
     * @return where the translation of what stood there ends
     */
    private int translate(List<String> words, int at) {
        for (List<String> variant : variants.getOrDefault(words.get(at), List.of())) {
            int end = at + variant.size();
            if (end <= words.size() && words.subList(at, end).equals(variant)) {
                words.subList(at, end).clear();
                words.addAll(at, same.get(variant));
                return at + same.get(variant).size() - 1;
            }
        }
        return at;
    }
}
