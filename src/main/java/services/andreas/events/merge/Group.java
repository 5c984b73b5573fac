package services.andreas.events.merge;

import java.util.ArrayList;
import java.util.List;

/**
 * The mentions of one event.
 *
 * @param mentions all of them, oldest first
 * @param believed those that may say what the event is; the others are claims
 * @param needsReview why a person should look whether it is another event as well, or null
 */
public record Group(List<Mention> mentions, List<Mention> believed, String needsReview) {

    public static Group of(List<Mention> mentions, String needsReview) {
        List<Mention> sorted = mentions.stream().sorted(Mention.OLDEST_FIRST).toList();
        return new Group(sorted, Believed.of(sorted), needsReview);
    }

    Group with(Mention mention, String needsReview) {
        List<Mention> more = new ArrayList<>(mentions);
        more.add(mention);
        return of(more, believes(mention) ? needsReview : this.needsReview);
    }

    boolean knows(String sender) {
        return believed.stream().anyMatch(mention -> mention.sender().equals(sender));
    }

    /** Whether this mention would be believed. */
    boolean believes(Mention mention) {
        List<Mention> more = new ArrayList<>(mentions);
        more.add(mention);
        return Believed.of(more.stream().sorted(Mention.OLDEST_FIRST).toList()).contains(mention);
    }

    /** Whether it is an event: what guests answer or propose is none. */
    public boolean isEvent() {
        return !believed.isEmpty();
    }

    /** What others are compared with. */
    List<Mention> known() {
        return isEvent() ? believed : mentions;
    }
}
