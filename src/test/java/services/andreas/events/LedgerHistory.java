package services.andreas.events;

import static services.andreas.events.ledger.Attributes.number;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import services.andreas.events.ledger.Status;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The ledger as it was seen between runs: what may only grow, and what may never happen again. */
final class LedgerHistory {
    private record Entry(Status status, long fence, int answers, long paid) {
        /** Answers expire. */
        boolean isAs(Entry other) {
            return status == other.status && fence == other.fence && paid == other.paid;
        }
    }

    private final Map<String, Entry> last = new HashMap<>();
    private final Map<String, List<String>> violations = new HashMap<>();
    private final Storm storm;

    LedgerHistory(Storm storm) {
        this.storm = storm;
    }

    /** Looks at the ledger while nobody works. */
    synchronized void observe() {
        for (StormMail mail : storm.mailbox) {
            Map<String, AttributeValue> item = storm.stage.state(mail.id());
            if (item.containsKey("status")) {
                String id = mail.id();
                Entry now =
                        new Entry(
                                Status.of(item),
                                number(item, "fence", 0),
                                storm.stage.answers(id).size(),
                                storm.generations.answered(mail.subject()));
                Entry before = last.put(id, now);
                if (before != null) {
                    compare(id, before, now);
                }
            }
        }
    }

    private void compare(String id, Entry before, Entry now) {
        if (now.fence() < before.fence()) {
            violation(id, "the fence of " + id + " fell");
        }
        boolean done = before.status() == Status.COMPLETED || before.status() == Status.QUARANTINED;
        if (done && !now.isAs(before)) {
            violation(id, id + " was settled as " + before + ", then " + now);
        }
        if (before.answers() > 0 && now.paid() > before.paid()) {
            violation(id, id + " was paid again although its answer was kept");
        }
    }

    private void violation(String id, String found) {
        violations.computeIfAbsent(id, key -> new ArrayList<>()).add(found);
    }

    List<String> violations(Collection<StormMail> mails) {
        return mails.stream()
                .flatMap(mail -> violations.getOrDefault(mail.id(), List.of()).stream())
                .toList();
    }
}
