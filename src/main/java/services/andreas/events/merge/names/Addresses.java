package services.andreas.events.merge.names;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import services.andreas.events.text.Words;

/** Distinguishes an address from the name of a house. */
final class Addresses {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}[a-z]?|\\d{4,6}");
    private static final Pattern HOUSE = Pattern.compile("\\d{1,4}[a-z]?");

    private final Set<String> streets;

    /**
     * @param streets what streets are called, or how their names end
     */
    Addresses(List<String> streets) {
        this.streets = PlaceWords.allKeys(streets);
    }

    /** A street and a number, or a postal code and a town. */
    boolean isAddress(Collection<String> words) {
        boolean numbered = words.stream().anyMatch(word -> NUMBER.matcher(word).matches());
        return numbered
                && (words.stream().anyMatch(this::isStreet)
                        || isPostalCode(words.iterator().next()));
    }

    private boolean isStreet(String word) {
        return streets.contains(word)
                || streets.stream().filter(s -> s.length() > 2).anyMatch(word::endsWith);
    }

    private static boolean isPostalCode(String word) {
        return Words.isNumber(word) && word.length() > 3;
    }

    /** Whether both name the same number in the same street. */
    static boolean same(Set<String> a, Set<String> b) {
        boolean number = a.stream().anyMatch(w -> b.contains(w) && HOUSE.matcher(w).matches());
        boolean street =
                a.stream().anyMatch(w -> w.length() > 4 && !hasDigit(w) && Spelling.isIn(w, b));
        return number && street;
    }

    private static boolean hasDigit(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }
}
