package services.andreas.events.merge.names;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import services.andreas.events.text.Words;

/** Takes out of the words of a title what does not name the event. */
final class Decorations {
    private final List<List<String>> presenters;
    private final Markers markers;
    private final List<List<String>> decorations;
    private final Set<String> fillers;

    Decorations(TitleRules rules, Markers markers) {
        presenters = Words.phrases(rules.presenters());
        this.markers = markers;
        decorations = Words.phrases(rules.decorations());
        fillers = new HashSet<>(Words.ofAll(rules.fillers()));
    }

    /**
     * @param words what is found is removed, but never all words
     * @param found where markers go, by kind
     */
    void take(List<String> words, Map<String, String> found) {
        for (List<String> presenter : presenters) {
            int at = Collections.indexOfSubList(words, presenter);
            if (at > 0 && at + presenter.size() < words.size()) {
                words.subList(0, at + presenter.size()).clear();
            }
        }
        markers.take(words, found);
        for (List<String> phrase : decorations) {
            if (words.size() > phrase.size()) {
                Words.remove(words, phrase);
            }
        }
    }

    /** Leaves fillers where there is nothing else. */
    void takeFillers(List<String> words) {
        if (!fillers.containsAll(words)) {
            words.removeAll(fillers);
        }
    }

    Set<String> fillers() {
        return fillers;
    }
}
