package services.andreas.events.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.util.function.ThrowingConsumer;
import services.andreas.events.decisions.EventDecisions;
import services.andreas.events.decisions.Taken;
import services.andreas.events.decisions.UnknownEventException;
import services.andreas.events.items.Explanations;
import services.andreas.events.listing.ListedEvent;
import services.andreas.events.listing.StoredEvents;
import services.andreas.events.merge.decision.Decision;
import services.andreas.events.publish.LivePages;

/** Upcoming events that wait for a person, and what the person decides about them. */
public final class ReviewQueue {
    /** Events on one page; the next ones follow as these are decided. */
    private static final int LISTED = 50;

    /** Events of one read: those on a page are among the first. */
    private static final int READ = 100;

    private static final int LONGEST_ID = 500;

    private final Explanations explanations;
    private final EventDecisions decisions;
    private final StoredEvents stored;
    private final LivePages pages;
    private final Clock clock;
    private final ThrowingConsumer<Taken, Exception> updates;
    private final FormToken token = new FormToken();

    /**
     * @param updates carries out the updates of a decision
     */
    public ReviewQueue(
            Explanations explanations,
            EventDecisions decisions,
            StoredEvents stored,
            LivePages pages,
            Clock clock,
            ThrowingConsumer<Taken, Exception> updates) {
        this.explanations = explanations;
        this.decisions = decisions;
        this.stored = stored;
        this.pages = pages;
        this.clock = clock;
        this.updates = updates;
    }

    /** Whether an event may have this id; DynamoDB refuses others. */
    static boolean isId(String id) {
        return !id.isEmpty() && id.length() <= LONGEST_ID;
    }

    /** Values for the template of the queue. */
    public Map<String, Object> all() {
        Instant now = clock.instant();
        List<ObjectNode> events;
        try (Stream<ListedEvent> upcoming = stored.soonest(now, READ)) {
            Predicate<ListedEvent> waits = pages.waiting(now);
            events =
                    upcoming.flatMap(event -> toReview(event, waits.test(event)).stream())
                            .limit(LISTED + 1)
                            .toList();
        }
        Map<String, Object> values = page(events.subList(0, Math.min(LISTED, events.size())));
        values.put("more", events.size() > LISTED);
        return values;
    }

    private Optional<ObjectNode> toReview(ListedEvent event, boolean waits) {
        boolean marked = waits || !event.needsReview().isEmpty() || event.contradicted();
        return marked && !event.isRejected()
                ? explanations.toReview(event.id(), waits)
                : Optional.empty();
    }

    /** The same for one event, whether it waits or not; empty when there is no such event. */
    public Optional<Map<String, Object>> one(String id) {
        return explanation(id).map(List::of).map(this::page);
    }

    /** What the page of an event shows beside the event; empty when there is no such event. */
    public Optional<Map<String, Object>> forms(String id) {
        return explanation(id).map(event -> review(event, stored.of(List.of(id)).get(id)));
    }

    private Map<String, Object> page(List<ObjectNode> events) {
        Map<String, ListedEvent> listed = stored.of(events.stream().map(ReviewQueue::id).toList());
        List<Map<String, Object>> reviews = new ArrayList<>();
        events.forEach(event -> reviews.add(review(event, listed.get(id(event)))));
        Map<String, Object> values = new HashMap<>();
        values.put("reviews", reviews);
        values.put("more", false);
        decisions.last().ifPresent(last -> values.put("last", last(last)));
        return values;
    }

    private Map<String, Object> review(ObjectNode event, ListedEvent listed) {
        Map<String, Object> values = new ReviewedEvent(event, listed).values();
        values.put("seen", state(event));
        values.put("token", token.of(id(event), state(event)));
        return values;
    }

    private Map<String, String> last(Decision last) {
        return Map.of(
                "kind", last.kind().word(),
                "by", last.by(),
                "day", last.at().substring(0, "2026-12-05".length()),
                "about", titles(last.about()),
                "seen", last.id(),
                "token", token.of("", last.id()));
    }

    /** An event that is none of ours now has its id instead. */
    private String titles(List<String> ids) {
        Map<String, ListedEvent> listed = stored.of(ids);
        return ids.stream()
                .map(id -> listed.containsKey(id) ? listed.get(id).title() : id)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /**
     * Takes a decision about what its form shows.
     *
     * @param by who decides
     * @return a line that says what was done
     * @throws RefusedException if the form is not ours, no longer holds, or asks for what cannot be
     */
    public synchronized String decide(PostedForm form, String by) throws Exception {
        String id = form.get("event");
        String seen = form.get("seen");
        if (!token.isRight(form.get("token"), id, seen)) {
            throw new RefusedException(
                    403, "This form is not from this process. Open the page again.");
        }
        if (!seen.equals(id.isEmpty() ? lastOfAll(form) : state(id))) {
            throw new RefusedException(
                    409,
                    "A mail or a person has changed this since you opened the page."
                            + " Look at it again.");
        }
        try {
            TakenDecision decision = TakenDecision.of(form, decisions, by);
            updates.accept(decision.taken());
            return decision.done();
        } catch (UnknownEventException e) {
            throw new RefusedException(404, e.getMessage() + ".");
        } catch (IllegalArgumentException e) {
            throw new RefusedException(400, "This cannot be: " + e.getMessage() + ".");
        }
    }

    private String lastOfAll(PostedForm form) throws RefusedException {
        if (!form.get("do").equals("undo")) {
            throw new RefusedException(400, "This decision is about no event.");
        }
        return decisions.last().map(Decision::id).orElse("");
    }

    private String state(String id) throws RefusedException {
        return explanation(id)
                .map(ReviewQueue::state)
                .orElseThrow(() -> new RefusedException(404, "There is no such event."));
    }

    private Optional<ObjectNode> explanation(String id) {
        // what only says where its event went has nothing to decide about
        return isId(id)
                ? explanations.of(id).filter(event -> event.has("fields"))
                : Optional.empty();
    }

    private static String state(ObjectNode event) {
        return Hashing.sha256().hashString(event.toString(), StandardCharsets.UTF_8).toString();
    }

    private static String id(ObjectNode event) {
        return event.path("id").asText();
    }
}
