package services.andreas.events.merge.names;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import services.andreas.events.text.Words;

/** Knows the rooms of a house: hall 2, stage B. */
final class Rooms {
    private final Set<String> names;

    /**
     * @param names what rooms are called
     */
    Rooms(List<String> names) {
        this.names = PlaceWords.allKeys(names);
    }

    /** A letter or a number. */
    static boolean isNumber(String word) {
        return word.length() == 1 || Words.isNumber(word);
    }

    boolean isAnyOf(Collection<String> words) {
        return words.stream().anyMatch(word -> names.contains(word) || isNumber(word));
    }

    /** The rooms that are named by a number or a letter. */
    Set<String> in(List<List<String>> parts) {
        Set<String> rooms = new TreeSet<>();
        for (List<String> part : parts) {
            for (int i = 0; i + 1 < part.size(); i++) {
                if (names.contains(part.get(i)) && isNumber(part.get(i + 1))) {
                    rooms.add(part.get(i) + part.get(i + 1));
                }
            }
        }
        return rooms;
    }
}
