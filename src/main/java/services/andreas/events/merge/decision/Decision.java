package services.andreas.events.merge.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import services.andreas.events.text.LetterCase;

/**
 * What a person has decided. It is never changed: an undo is another decision.
 *
 * @param at when, an instant of ISO 8601 that sorts as text
 * @param by who
 * @param about ids of the events, as they were
 * @param values what was edited
 * @param before what these fields were
 * @param seen reasons for review and messages with claims that an approval is about
 * @param subject the message that is split off, the sender that is rejected, when the item that was
 *     deleted had been created, or the decision that is undone; null for others
 */
public record Decision(
        String id,
        Kind kind,
        String at,
        String by,
        List<String> about,
        Edits values,
        Edits before,
        List<String> seen,
        @Nullable String subject) {
    /** The ids of the messages that decisions are kept under; no id of Gmail begins so. */
    public static final String PREFIX = "decision-";

    public static final Comparator<Decision> OLDEST_FIRST =
            Comparator.comparing(Decision::at).thenComparing(Decision::id);

    private static final ObjectMapper JSON = new ObjectMapper();

    public enum Kind {
        APPROVE,
        REJECT,
        REJECT_SENDER,
        EDIT,
        MERGE,
        SPLIT,
        UNDO,
        /** the item was deleted from the table */
        DELETE;

        /** As commands and items have it. */
        public String word() {
            return switch (this) {
                case REJECT_SENDER, DELETE -> "reject";
                default -> LetterCase.lower(name());
            };
        }
    }

    public static Decision read(String json) {
        try {
            return JSON.readValue(json, Decision.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A decision is no JSON object of ours", e);
        }
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A decision cannot be written", e);
        }
    }

    /** The id of the message that it is kept under. */
    public String messageId() {
        return PREFIX + id;
    }
}
