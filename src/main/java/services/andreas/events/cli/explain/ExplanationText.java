package services.andreas.events.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import services.andreas.events.terminal.LocalTimes;

/** Prints an explanation; control characters in a mail do not reach the terminal. */
public final class ExplanationText {
    private static final int LONGEST = 200;

    private final StringBuilder text = new StringBuilder();

    private final JsonNode explanation;
    private final ExplainedValues values;

    private ExplanationText(JsonNode explanation, LocalTimes times) {
        this.explanation = explanation;
        this.values = new ExplainedValues(explanation, times);
    }

    public static String of(JsonNode explanation, LocalTimes times) {
        ExplanationText written = new ExplanationText(explanation, times);
        written.write();
        return written.text.toString();
    }

    /** Why a person should look at an event. */
    public static String review(JsonNode explanation, LocalTimes times) {
        ExplanationText written = new ExplanationText(explanation, times);
        written.line(
                "%s  %s  %s",
                explanation.path("id").asText(),
                written.values.of("start_time"),
                written.values.of("title"));
        if (explanation.has("needs_review")) {
            written.line("  %s", explanation.path("needs_review").asText());
        }
        for (JsonNode message : explanation.path("messages")) {
            if (message.path("claim").asBoolean()) {
                written.line(
                        "  claim of %s: %s", message.path("id").asText(), written.details(message));
            }
        }
        return written.text.toString();
    }

    private void write() {
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
            line("locked: %s", ExplainedValues.list(explanation.path("locked")));
        }
        line("");
        line("Fields, and the message that each is from");
        for (JsonNode field : explanation.path("fields")) {
            String quote = field.path("quote").asText();
            String name = field.path("name").asText();
            line("  %-19s %s", name, values.of(name, field.path("value")));
            line(
                    "  %-19s   %s %s%s",
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
                    values.minute(message.path("date")),
                    message.path("id").asText(),
                    word(message),
                    details(message));
        }
        history();
        line("");
        line("All %s", values.zone());
    }

    private void history() {
        line("");
        line("History (sequence %d)", explanation.path("sequence").asInt());
        for (JsonNode change : explanation.path("history")) {
            line("  %s  %s", values.minute(change.path("at")), change.path("email_id").asText());
            change.path("was")
                    .properties()
                    .forEach(
                            was ->
                                    line(
                                            "    %s was %s",
                                            was.getKey(), values.of(was.getKey(), was.getValue())));
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
                    values.minute(decision.path("at")),
                    decision.path("decision").asText(),
                    decision.path("by").asText(),
                    decision.path("holds").asBoolean()
                                    || decision.path("decision").asText().equals("undo")
                            ? ""
                            : " (undone)");
            decision.path("values").properties().forEach(value -> decided(decision, value));
        }
    }

    /** Whether it is a whole day is held with a time, also where it stays as it was. */
    private void decided(JsonNode decision, Map.Entry<String, JsonNode> value) {
        JsonNode before = decision.path("before").path(value.getKey());
        if (!value.getValue().equals(before)) {
            line(
                    "    %s is %s, was %s",
                    value.getKey(),
                    values.of(value.getKey(), value.getValue()),
                    values.of(value.getKey(), before));
        }
    }

    private static String word(JsonNode message) {
        if (message.path("believed").asBoolean()) {
            return "believed";
        }
        return message.path("claim").asBoolean() ? "claim" : "confirms";
    }

    private String details(JsonNode message) {
        List<String> details = new ArrayList<>();
        for (String name :
                List.of("source_email", "model", "prompt", "method", "uid", "found_in")) {
            if (message.has(name)) {
                details.add(name + " " + message.path(name).asText());
            }
        }
        if (!message.path("believed").asBoolean()) {
            message.path("told")
                    .properties()
                    .forEach(
                            told ->
                                    details.add(
                                            told.getKey()
                                                    + " "
                                                    + values.of(told.getKey(), told.getValue())));
        }
        return String.join(", ", details);
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
