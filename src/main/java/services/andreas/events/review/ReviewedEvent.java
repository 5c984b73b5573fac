package services.andreas.events.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Field;
import services.andreas.events.event.Kind;
import services.andreas.events.listing.ListedEvent;
import services.andreas.events.listing.When;
import services.andreas.events.mail.MessageKey;
import services.andreas.events.merge.decision.DecidedEvent;

/** What the templates are given of an event to decide about: texts, flags, and lists of them. */
record ReviewedEvent(JsonNode explanation, @Nullable ListedEvent listed) {
    private static final int LONGEST = 500;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);
    private static final int DAY = "2026-12-05".length();

    /** Mails of one event that are shown; explain has the others. */
    private static final int MAILS = 50;

    Map<String, Object> values() {
        List<JsonNode> mails = list(explanation.path("messages"));
        Map<String, Object> values = new HashMap<>();
        values.put("id", explanation.path("id").asText());
        values.put("title", listed == null ? value("title") : cut(listed.title()));
        values.put("time", listed == null ? value("start_time") : When.of(listed));
        values.put("reasons", reasons());
        values.put(
                "fields",
                list(explanation.path("fields")).stream()
                        .filter(field -> says(field.path("name").asText()))
                        .map(this::field)
                        .toList());
        values.put("mails", mails.stream().limit(MAILS).map(this::mail).toList());
        values.put("more", Math.max(0, mails.size() - MAILS));
        values.put("decided", decided());
        values.put("undoable", !decided().isEmpty());
        return values;
    }

    private List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        DecidedEvent.reasons(explanation.path("needs_review").asText())
                .forEach(reason -> reasons.add(cut(reason)));
        for (JsonNode mail : explanation.path("messages")) {
            if (mail.path("claim").asBoolean()) {
                reasons.add("a mail that is not believed says otherwise");
                break;
            }
        }
        return reasons;
    }

    private Map<String, String> field(JsonNode field) {
        return Map.of(
                "name", field.path("name").asText().replace('_', ' '),
                "value", value(field.path("name").asText(), field.path("value")),
                "person", field.path("source").asText().equals(DecidedEvent.PERSON) ? "yes" : "",
                "quote", text(field.path("quote")));
    }

    private Map<String, Object> mail(JsonNode mail) {
        List<Map<String, String>> says = new ArrayList<>();
        mail.path("told").properties().forEach(told -> says.add(named(told)));
        List<Map<String, String>> quotes = new ArrayList<>();
        mail.path("quotes").properties().forEach(quote -> quotes.add(named(quote)));
        return Map.of(
                "id", mail.path("id").asText(),
                "key",
                        new MessageKey(mail.path("mailbox").asText(), mail.path("id").asText())
                                .toString(),
                "sender", text(mail.path("source_email")),
                "day", cut(mail.path("date").asText(), DAY),
                "weight", weight(mail),
                "says", says,
                "quotes", quotes);
    }

    private static String weight(JsonNode mail) {
        if (mail.path("believed").asBoolean()) {
            return "believed";
        }
        return mail.path("claim").asBoolean() ? "not believed" : "confirms it";
    }

    private Map<String, String> named(Map.Entry<String, JsonNode> member) {
        return Map.of(
                "name", member.getKey().replace('_', ' '),
                "value", value(member.getKey(), member.getValue()));
    }

    private static boolean says(String name) {
        return Field.named(name).role() == Field.Role.SAYS;
    }

    /** Times are as a person writes them when editing: by the clock of the event. */
    private String value(String name, JsonNode value) {
        if (listed == null || Field.named(name).kind() != Kind.TIME) {
            return text(value);
        }
        try {
            return TIME.format(Instant.parse(value.asText()).atZone(listed.zone()));
        } catch (DateTimeException e) {
            // a quote of one
            return text(value);
        }
    }

    /** The decisions that hold. */
    private List<String> decided() {
        return list(explanation.path("decisions")).stream()
                .filter(decision -> decision.path("holds").asBoolean())
                .map(
                        decision ->
                                cut(decision.path("at").asText(), DAY)
                                        + ": "
                                        + decision.path("decision").asText()
                                        + " by "
                                        + cut(decision.path("by").asText()))
                .toList();
    }

    private String value(String name) {
        return list(explanation.path("fields")).stream()
                .filter(field -> field.path("name").asText().equals(name))
                .map(field -> text(field.path("value")))
                .findFirst()
                .orElse("");
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static String text(JsonNode value) {
        return cut(
                value.isArray()
                        ? String.join(", ", list(value).stream().map(JsonNode::asText).toList())
                        : value.asText());
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? cut(text, LONGEST) + "…" : text;
    }

    private static String cut(String text, int chars) {
        return text.substring(0, Math.min(text.length(), chars));
    }
}
