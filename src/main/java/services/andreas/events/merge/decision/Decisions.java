package services.andreas.events.merge.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import services.andreas.events.event.Field;

/**
 * The decisions about some events, in the order in which they were taken. Whenever they arrive, the
 * same set has the same effect.
 */
public final class Decisions {
    private final List<Decision> all;
    private final List<Decision> inForce;

    public Decisions(Collection<Decision> decisions) {
        Map<String, Decision> byId = new TreeMap<>();
        decisions.forEach(decision -> byId.put(decision.id(), decision));
        all = byId.values().stream().sorted(Decision.OLDEST_FIRST).toList();
        Set<String> undone = new HashSet<>();
        ofKind(all, Decision.Kind.UNDO).forEach(decision -> undone.add(decision.subject()));
        inForce =
                all.stream()
                        .filter(decision -> decision.kind() != Decision.Kind.UNDO)
                        .filter(decision -> !undone.contains(decision.id()))
                        .toList();
    }

    private static Stream<Decision> ofKind(List<Decision> decisions, Decision.Kind kind) {
        return decisions.stream().filter(decision -> decision.kind() == kind);
    }

    /** All of them, those that are undone and those that undo among them. */
    public List<Decision> all() {
        return all;
    }

    /** Those that hold. */
    public List<Decision> inForce() {
        return inForce;
    }

    public boolean isInForce(Decision decision) {
        return inForce.contains(decision);
    }

    /** Which kinds hold; the last of approving and rejecting alone. */
    public List<String> words() {
        Set<String> words = new LinkedHashSet<>();
        for (Decision decision : inForce) {
            boolean isOutrun =
                    decision.kind() == Decision.Kind.APPROVE && isRejected()
                            || isRejection(decision) && !isRejected();
            if (!isOutrun) {
                words.add(decision.kind().word());
            }
        }
        return List.copyOf(words);
    }

    /** Whether it is out of everything that is shown: the last such decision counts. */
    public boolean isRejected() {
        boolean rejected = false;
        for (Decision decision : inForce) {
            rejected =
                    isRejection(decision) || rejected && decision.kind() != Decision.Kind.APPROVE;
        }
        return rejected;
    }

    private static boolean isRejection(Decision decision) {
        return switch (decision.kind()) {
            case REJECT, REJECT_SENDER, DELETE -> true;
            default -> false;
        };
    }

    /** Whether its item was deleted, and nobody wants it back. */
    public boolean isDeleted() {
        return isRejected() && ofKind(inForce, Decision.Kind.DELETE).findAny().isPresent();
    }

    /** The last edit of each field. */
    public Edits edited() {
        Map<String, Object> edited = new TreeMap<>();
        ofKind(inForce, Decision.Kind.EDIT).forEach(one -> edited.putAll(one.values().values()));
        return new Edits(edited);
    }

    /** The names of the fields that these decisions set. */
    public Set<String> fields() {
        Set<String> fields = new HashSet<>(edited().names());
        if (isRejected()) {
            fields.add(Field.STATUS.name());
        }
        return fields;
    }

    /** Reasons for review, and messages with claims, that somebody has approved. */
    public Set<String> approved() {
        Set<String> approved = new HashSet<>();
        ofKind(inForce, Decision.Kind.APPROVE).forEach(one -> approved.addAll(one.seen()));
        return approved;
    }

    /** The ids of items that an event keeps rather than others: what it was merged into first. */
    public List<String> keptIds() {
        List<String> merged = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Decision decision : all) {
            boolean isMerge = decision.kind() == Decision.Kind.MERGE && isInForce(decision);
            if (isMerge) {
                merged.add(0, decision.about().get(0));
            }
            others.addAll(0, decision.about());
        }
        merged.addAll(others);
        return merged;
    }
}
