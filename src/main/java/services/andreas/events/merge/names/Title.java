package services.andreas.events.merge.names;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import services.andreas.events.text.Words;

/**
 * What a title names.
 *
 * @param words the remaining words, in order
 * @param segments the words between dashes, colons, quotes and brackets
 * @param headliner the words before the first that announces a guest
 * @param guests the words after it
 * @param markers what distinguishes sessions, by kind: which of them, which part, which year
 */
public record Title(
        List<String> words,
        List<List<String>> segments,
        List<String> headliner,
        Set<String> guests,
        Map<String, String> markers) {

    /** How two titles compare. */
    public enum Relation {
        EQUAL,
        /** the same, with or without a guest */
        GUEST,
        /** one says all that the other says, and more */
        PART,
        /** the same, but for typing errors */
        MISSPELT,
        /** they share much, but each says something of its own */
        OVERLAP,
        OTHER;

        public boolean names() {
            return this == EQUAL || this == GUEST;
        }

        public boolean mayName() {
            return names() || this == PART || this == MISSPELT;
        }
    }

    /** The markers of a kind that both have and that differ. */
    public boolean conflicts(Title other) {
        return markers.entrySet().stream()
                .anyMatch(
                        marker ->
                                other.markers.containsKey(marker.getKey())
                                        && !other.markers
                                                .get(marker.getKey())
                                                .equals(marker.getValue()));
    }

    /** Kinds of markers that only one of the two has. */
    public Set<String> oneSided(Title other) {
        Set<String> kinds = new TreeSet<>(markers.keySet());
        kinds.addAll(other.markers.keySet());
        kinds.removeIf(kind -> markers.containsKey(kind) && other.markers.containsKey(kind));
        return kinds;
    }

    public Relation relation(Title other, Titles rules) {
        if (words.isEmpty() || other.words.isEmpty()) {
            return words.equals(other.words) ? Relation.EQUAL : Relation.OTHER;
        }
        Set<String> mine = keys(words);
        Set<String> theirs = keys(other.words);
        if (mine.equals(theirs) || Words.glued(words).equals(Words.glued(other.words))) {
            return Relation.EQUAL;
        }
        if (!headliner.isEmpty() && keys(headliner).equals(keys(other.headliner))) {
            boolean both = !guests.isEmpty() && !other.guests.isEmpty();
            boolean shared = guests.stream().anyMatch(other.guests::contains);
            return both && !shared ? Relation.OVERLAP : Relation.GUEST;
        }
        if (differInNumbers(mine, theirs, rules)) {
            return Relation.OTHER;
        }
        Set<String> more = new TreeSet<>(mine.size() > theirs.size() ? mine : theirs);
        Set<String> less = mine.size() > theirs.size() ? theirs : mine;
        if (more.containsAll(less)) {
            more.removeAll(less);
            boolean apart = more.stream().anyMatch(word -> rules.isOther(word));
            return apart ? Relation.OTHER : Relation.PART;
        }
        if (misspelt(other)) {
            return Relation.MISSPELT;
        }
        long shared = mine.stream().filter(theirs::contains).count();
        double share = (double) shared / (mine.size() + theirs.size() - shared);
        return share >= rules.overlap() ? Relation.OVERLAP : Relation.OTHER;
    }

    /** Rocky II and Rocky III, choir A and choir B. */
    private static boolean differInNumbers(Set<String> mine, Set<String> theirs, Titles rules) {
        Set<String> onlyMine = new TreeSet<>(mine);
        onlyMine.removeAll(theirs);
        Set<String> onlyTheirs = new TreeSet<>(theirs);
        onlyTheirs.removeAll(mine);
        return !onlyMine.isEmpty()
                && !onlyTheirs.isEmpty()
                && onlyMine.stream().allMatch(rules::isOther)
                && onlyTheirs.stream().allMatch(rules::isOther);
    }

    private boolean misspelt(Title other) {
        if (Words.glued(words).length() >= 6
                && Spelling.alike(Words.glued(words), Words.glued(other.words))) {
            return true;
        }
        if (words.size() != other.words.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!Spelling.alike(words.get(i), other.words.get(i))) {
                return false;
            }
        }
        return true;
    }

    public static Set<String> keys(List<String> words) {
        return words.stream().map(Words::key).collect(Collectors.toCollection(TreeSet::new));
    }
}
