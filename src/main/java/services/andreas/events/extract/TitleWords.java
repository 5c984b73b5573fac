package services.andreas.events.extract;

import java.util.HashSet;
import java.util.Set;

/** Compares titles of one mail by their words. */
public final class TitleWords {
    /** Two titles that share this portion of their words mean one event. */
    private static final double ALIKE = 0.6;

    private TitleWords() {}

    /** Whether they have most words in common. */
    public static boolean areMostlyShared(Set<String> one, Set<String> other) {
        int shared = shared(one, other);
        return shared > 0 && shared >= ALIKE * (one.size() + other.size() - shared);
    }

    /** Whether one title holds the other one. */
    static boolean isOneInTheOther(Set<String> one, Set<String> other) {
        int shared = shared(one, other);
        return shared > 0 && shared == Math.min(one.size(), other.size());
    }

    private static int shared(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return both.size();
    }
}
