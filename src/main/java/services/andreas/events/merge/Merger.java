package services.andreas.events.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Computes what an event is from what is told of it: a pure function of the tellings. */
final class Merger {
    /** Attributes of the message that told of the event first; they go together. */
    private static final List<String> SOURCE =
            List.of("source_name", "source_email", "source_domain", "email_id");

    private final Tellings rules;
    private final MergingRules.Precedence precedence;

    Merger(Tellings rules, MergingRules.Precedence precedence) {
        this.rules = rules;
        this.precedence = precedence;
    }

    Merged merge(Group group) {
        Account account = new Account(rules, precedence);
        List<Map<String, Object>> history = new ArrayList<>();
        int sequence = 0;
        for (Telling telling : group.believed()) {
            Map<String, Object> was = account.hear(telling);
            if (!was.isEmpty() && !telling.equals(group.believed().get(0))) {
                sequence++;
                Map<String, Object> change = new TreeMap<>();
                change.put("at", telling.told().toString());
                change.put("email_id", telling.messageId());
                change.put("was", was);
                history.add(change);
            }
        }
        Map<String, Object> fields = account.members().values();
        Telling first = group.believed().get(0);
        for (String name : SOURCE) {
            if (first.fields().get(name) != null) {
                fields.put(name, first.fields().get(name));
            }
        }
        fields.putIfAbsent("email_id", first.messageId());
        fields.putIfAbsent("status", "confirmed");
        if (fields.containsKey("start_time")) {
            fields.put("calendar", "events");
        }
        Telling newest = group.believed().get(group.believed().size() - 1);
        String review = review(newest.text("needs_review"), group.doubt());
        if (review != null) {
            fields.put("needs_review", review);
        }
        Claims claims = new Claims(rules.places(), account.members());
        int from = Math.max(0, history.size() - precedence.history());
        return new Merged(
                fields,
                account.members().tellers(),
                sequence,
                history.subList(from, history.size()),
                group.tellings().stream()
                        .filter(telling -> !group.believed().contains(telling))
                        .filter(claims::contradicts)
                        .toList());
    }

    private static String review(String told, String doubt) {
        return told == null || doubt == null ? (told == null ? doubt : told) : told + "; " + doubt;
    }
}
