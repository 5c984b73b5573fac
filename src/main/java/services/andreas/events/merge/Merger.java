package services.andreas.events.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Computes what an event is from what is told of it: a pure function of the mentions. */
final class Merger {
    /** Attributes of the message that told of the event first; they go together. */
    private static final List<String> SOURCE =
            List.of("source_name", "source_email", "source_domain", "email_id");

    private final MentionReader rules;
    private final MergingRules.Precedence precedence;

    Merger(MentionReader rules, MergingRules.Precedence precedence) {
        this.rules = rules;
        this.precedence = precedence;
    }

    Merged merge(Group group) {
        MergedEvent account = new MergedEvent(rules, precedence);
        List<Map<String, Object>> history = new ArrayList<>();
        int sequence = 0;
        for (Mention mention : group.believed()) {
            Map<String, Object> was = account.apply(mention);
            if (!was.isEmpty() && !mention.equals(group.believed().get(0))) {
                sequence++;
                Map<String, Object> change = new TreeMap<>();
                change.put("at", mention.told().toString());
                change.put("email_id", mention.messageId());
                change.put("was", was);
                history.add(change);
            }
        }
        Map<String, Object> fields = account.members().values();
        Mention first = group.believed().get(0);
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
        Mention newest = group.believed().get(group.believed().size() - 1);
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
                group.mentions().stream()
                        .filter(mention -> !group.believed().contains(mention))
                        .filter(claims::contradicts)
                        .toList());
    }

    private static String review(String told, String doubt) {
        return told == null || doubt == null ? (told == null ? doubt : told) : told + "; " + doubt;
    }
}
