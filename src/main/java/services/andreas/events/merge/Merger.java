package services.andreas.events.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.event.EventJson;
import services.andreas.events.event.Field;
import services.andreas.events.event.Field.Role;
import services.andreas.events.mail.MessageKey;
import services.andreas.events.merge.Merged.Revision;
import services.andreas.events.merge.decision.DecidedEvent;
import services.andreas.events.merge.decision.Decisions;

/** Computes an event from its mentions: a pure function. */
record Merger(MentionReader rules, MergingRules.Precedence precedence, EventJson json) {
    private static final int MOST_MAILBOXES = 100;

    /** Bounded, for an item has a size that it cannot exceed. */
    private static List<String> mailboxes(Group group) {
        return group.told().stream()
                .map(mention -> MessageKey.of(mention.messageId()).mailbox())
                .filter(mailbox -> !mailbox.isEmpty())
                .distinct()
                .sorted()
                .limit(MOST_MAILBOXES)
                .toList();
    }

    Merged merge(Group group) {
        MergedEvent merged = new MergedEvent(rules, precedence);
        List<Revision> history = new ArrayList<>();
        Mention first = group.believed().get(0);
        Mention newest = first;
        for (Mention mention : group.believed()) {
            Map<Field<?>, Object> was = merged.apply(mention);
            if (!was.isEmpty() && !mention.equals(first)) {
                history.add(new Revision(mention.told(), mention.messageId(), was));
            }
            newest = mention;
        }
        EventBuilder event = merged.members().event();
        event.put(Field.EMAIL_ID, MessageKey.gmailId(first.messageId()));
        Field.of(Role.MESSAGE).forEach(field -> event.set(field, first.event().get(field), null));
        if (!event.has(Field.STATUS)) {
            event.put(Field.STATUS, "confirmed");
        }
        event.needsReview(newest.event().get(Field.NEEDS_REVIEW)).needsReview(group.needsReview());
        if (!event.has(Field.START_TIME)) {
            event.needsReview("no date is known");
        }
        Claims claims = new Claims(rules, merged.members());
        int from = Math.max(0, history.size() - precedence.history());
        Decisions decisions = group.decisions();
        Set<String> approved = decisions.approved();
        return new Merged(
                new DecidedEvent(event.build(), decisions, json).event(),
                merged.members().tellers(),
                history.size() + decisions.all().size(),
                history.subList(from, history.size()),
                group.told().stream()
                        .filter(mention -> !group.believed().contains(mention))
                        .filter(mention -> !approved.contains(mention.messageId()))
                        .filter(claims::contradicts)
                        .toList(),
                mailboxes(group));
    }
}
