package services.andreas.events.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints an explanation; control characters in a mail do not reach the terminal. */
public final class ExplanationText {
    private static final int LONGEST = 200;

    private final StringBuilder text = new StringBuilder();

    private ExplanationText() {}

    public static String of(JsonNode explanation) {
        ExplanationText written = new ExplanationText();
        written.write(explanation);
        return written.text.toString();
    }

    /** Why a person should look at an event. */
    public static String review(JsonNode explanation) {
        ExplanationText written = new ExplanationText();
        written.line(
                "%s  %s  %s",
                explanation.path("id").asText(),
                value(explanation, "start_time"),
                value(explanation, "title"));
        if (explanation.has("needs_review")) {
            written.line("  %s", explanation.path("needs_review").asText());
        }
        for (JsonNode message : explanation.path("messages")) {
            if (message.path("claim").asBoolean()) {
                written.line("  claim of %s: %s", message.path("id").asText(), details(message));
            }
        }
        return written.text.toString();
    }

    private static String value(JsonNode explanation, String name) {
        for (JsonNode field : explanation.path("fields")) {
            if (field.path("name").asText().equals(name)) {
                return list(field.path("value"));
            }
        }
        return "";
    }

    private void write(JsonNode explanation) {
        line("Event %s", explanation.path("id").asText());
        if (explanation.has("merged_into")) {
            line("is the same as event %s", explanation.path("merged_into").asText());
        }
        if (explanation.path("deleted").asBoolean()) {
            line("deleted from the table");
        }
        if (explanation.has("needs_review")) {
            line("needs review: %s", explanation.path("needs_review").asText());
        }
        if (explanation.path("status").asText().equals("retracted")) {
            line("taken back: its calendar has it no more");
        }
        if (explanation.has("series")) {
            String until = explanation.path("series_until").asText();
            line(
                    "series: %s%s",
                    explanation.path("series").asText(),
                    until.isEmpty() ? "" : " (goes on; told until " + until + ")");
        }
        if (explanation.has("locked")) {
            line("locked: %s", list(explanation.path("locked")));
        }
        line("");
        line("Fields, and the message that each is from");
        for (JsonNode field : explanation.path("fields")) {
            String quote = field.path("quote").asText();
            line("  %-16s %s", field.path("name").asText(), list(field.path("value")));
            line(
                    "  %-16s   %s %s%s",
                    "",
                    field.path("source").asText("mail"),
                    field.path("message").asText(),
                    quote.isEmpty() ? "" : ": \"" + quote + "\"");
        }
        decisions(explanation.path("decisions"));
        line("");
        line("Messages, oldest first");
        for (JsonNode message : explanation.path("messages")) {
            line(
                    "  %s  %s  %s  %s",
                    message.path("date").asText(),
                    message.path("id").asText(),
                    word(message),
                    details(message));
        }
        line("");
        line("History (sequence %d)", explanation.path("sequence").asInt());
        for (JsonNode change : explanation.path("history")) {
            line("  %s  %s", change.path("at").asText(), change.path("email_id").asText());
            change.path("was")
                    .properties()
                    .forEach(was -> line("    %s was %s", was.getKey(), list(was.getValue())));
        }
    }

    private void decisions(JsonNode decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        line("");
        line("Decisions, oldest first");
        for (JsonNode decision : decisions) {
            line(
                    "  %s  %s by %s%s",
                    decision.path("at").asText(),
                    decision.path("decision").asText(),
                    decision.path("by").asText(),
                    decision.path("holds").asBoolean()
                                    || decision.path("decision").asText().equals("undo")
                            ? ""
                            : " (undone)");
            decision.path("values")
                    .properties()
                    .forEach(
                            value ->
                                    line(
                                            "    %s is %s, was %s",
                                            value.getKey(),
                                            list(value.getValue()),
                                            list(decision.path("before").path(value.getKey()))));
        }
    }

    private static String word(JsonNode message) {
        if (message.path("believed").asBoolean()) {
            return "believed";
        }
        return message.path("claim").asBoolean() ? "claim" : "confirms";
    }

    private static String details(JsonNode message) {
        List<String> details = new ArrayList<>();
        for (String name : List.of("source_email", "model", "prompt", "method", "uid")) {
            if (message.has(name)) {
                details.add(name + " " + message.path(name).asText());
            }
        }
        if (!message.path("believed").asBoolean()) {
            message.path("told")
                    .properties()
                    .forEach(told -> details.add(told.getKey() + " " + told.getValue().asText()));
        }
        return String.join(", ", details);
    }

    private static String list(JsonNode value) {
        if (!value.isArray()) {
            return value.asText().isEmpty() ? "none" : value.asText();
        }
        List<String> texts = new ArrayList<>();
        value.forEach(text -> texts.add(text.asText()));
        return String.join(", ", texts);
    }

    private void line(String format, Object... values) {
        String line = String.format(format, values);
        String plain =
                line.codePoints()
                        .map(point -> Character.isISOControl(point) ? ' ' : point)
                        .filter(point -> Character.getType(point) != Character.FORMAT)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        boolean cut = plain.length() > LONGEST;
        text.append(cut ? plain.substring(0, LONGEST) + "…" : plain).append(System.lineSeparator());
    }
}
