package services.andreas.events.items;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventJson;
import services.andreas.events.event.Field;
import services.andreas.events.event.Kind;
import services.andreas.events.mail.MessageKey;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merged;
import services.andreas.events.merge.decision.DecidedEvent;
import services.andreas.events.merge.decision.Decision;
import services.andreas.events.merge.decision.Decisions;

/** An event as JSON, with the mention each field comes from and which is believed. */
final class GroupExplanation {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<Field<?>> ABOUT =
            List.of(
                    Field.SOURCE_EMAIL,
                    Field.AUTHENTICATED,
                    Field.UID,
                    Field.SEQUENCE,
                    Field.METHOD,
                    Field.MODEL,
                    Field.PROMPT);
    private static final List<Field<?>> TOLD =
            List.of(Field.TITLE, Field.START_TIME, Field.LOCATION, Field.STATUS, Field.SOLD_OUT);

    private GroupExplanation() {}

    static void add(Group group, Merged merged, ObjectNode explanation) {
        explanation.put("sequence", merged.sequence());
        if (merged.event().has(Field.NEEDS_REVIEW)) {
            explanation.put(Field.NEEDS_REVIEW.name(), merged.event().get(Field.NEEDS_REVIEW));
        }
        ArrayNode fields = explanation.putArray("fields");
        Map<Field<?>, Mention> from = new TreeMap<>(merged.from());
        from.keySet().removeIf(field -> !merged.event().has(field));
        from.keySet().removeIf(field -> isPersons(merged.event(), field));
        from.forEach((field, mention) -> fields.add(field(field, merged, mention)));
        merged.event().values().keySet().stream()
                .filter(field -> isPersons(merged.event(), field))
                .sorted()
                .forEach(field -> fields.add(field(field, merged.event())));
        decisions(group.decisions(), explanation);
        ArrayNode messages = explanation.putArray("messages");
        for (Mention mention : group.told()) {
            boolean believed = group.believed().contains(mention);
            messages.add(message(mention, believed, merged.claims().contains(mention)));
        }
        ArrayNode history = explanation.putArray("history");
        for (Merged.Revision revision : merged.history()) {
            history.addObject()
                    .put("at", revision.at().toString())
                    .put(Field.EMAIL_ID.name(), MessageKey.gmailId(revision.messageId()))
                    .set("was", JSON.valueToTree(EventJson.byName(revision.was())));
        }
    }

    private static boolean isPersons(Event event, Field<?> field) {
        return event.source(field).equals(DecidedEvent.PERSON);
    }

    private static ObjectNode field(Field<?> edited, Event event) {
        ObjectNode field = JSON.createObjectNode();
        field.put("name", edited.name());
        field.set("value", JSON.valueToTree(Kind.plain(event.get(edited))));
        return field.put("source", DecidedEvent.PERSON);
    }

    private static void decisions(Decisions decisions, ObjectNode explanation) {
        if (decisions.all().isEmpty()) {
            return;
        }
        explanation.set("decided", JSON.valueToTree(decisions.words()));
        ArrayNode all = explanation.putArray("decisions");
        for (Decision decision : decisions.all()) {
            ObjectNode one = all.addObject();
            one.put("id", decision.id());
            one.put("decision", decision.kind().word());
            one.put("at", decision.at());
            one.put("by", decision.by());
            one.put("holds", decisions.isInForce(decision));
            one.set("values", JSON.valueToTree(decision.values()));
            one.set("before", JSON.valueToTree(decision.before()));
            if (decision.subject() != null) {
                one.put("subject", decision.subject());
            }
        }
    }

    private static ObjectNode field(Field<?> told, Merged merged, Mention mention) {
        ObjectNode field = JSON.createObjectNode();
        field.put("name", told.name());
        field.set("value", JSON.valueToTree(Kind.plain(merged.event().get(told))));
        field.put("message", MessageKey.gmailId(mention.messageId()));
        if (!mention.event().source(told).isEmpty()) {
            field.put("source", mention.event().source(told));
        }
        if (mention.event().quotes().containsKey(told)) {
            field.put("quote", mention.event().quotes().get(told));
        }
        return field;
    }

    private static ObjectNode message(Mention mention, boolean believed, boolean claim) {
        ObjectNode message = JSON.createObjectNode();
        MessageKey key = MessageKey.of(mention.messageId());
        message.put("id", key.gmailId());
        if (!key.mailbox().isEmpty()) {
            message.put("mailbox", key.mailbox());
        }
        message.put("date", mention.told().toString());
        message.put("believed", believed);
        message.put("claim", claim);
        copy(ABOUT, mention.event(), message);
        List<Field<?>> told = TOLD.stream().filter(mention.event()::has).toList();
        if (!told.isEmpty()) {
            copy(told, mention.event(), message.putObject("told"));
        }
        Map<Field<?>, String> quotes = new TreeMap<>(mention.event().quotes());
        if (!quotes.isEmpty()) {
            ObjectNode quoted = message.putObject("quotes");
            quotes.forEach((field, quote) -> quoted.put(field.name(), quote));
        }
        return message;
    }

    private static void copy(List<Field<?>> fields, Event from, ObjectNode to) {
        for (Field<?> field : fields) {
            if (from.has(field)) {
                to.set(field.name(), JSON.valueToTree(Kind.plain(from.get(field))));
            }
        }
    }
}
