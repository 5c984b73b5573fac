package services.andreas.events.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import services.andreas.events.merge.decision.Decisions;

/**
 * The mentions of one event.
 *
 * @param mentions all of them, oldest first; then the decisions about it
 * @param believed those that may say what the event is; the others are claims
 * @param needsReview why a person should look whether it is another event as well, or null
 */
public record Group(List<Mention> mentions, List<Mention> believed, String needsReview) {

    private static final Comparator<Mention> DECISIONS_LAST =
            Comparator.comparing(Mention::isDecision).thenComparing(Mention.OLDEST_FIRST);

    public static Group of(List<Mention> mentions, String needsReview) {
        List<Mention> sorted = mentions.stream().sorted(DECISIONS_LAST).toList();
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

    /** What mails say of it. */
    public List<Mention> told() {
        return mentions.stream().filter(mention -> !mention.isDecision()).toList();
    }

    /** What people have decided about it. */
    public Decisions decisions() {
        return new Decisions(
                mentions.stream().filter(Mention::isDecision).map(Mention::decision).toList());
    }

    /** What others are compared with. */
    List<Mention> known() {
        return isEvent() ? believed : mentions;
    }
}
