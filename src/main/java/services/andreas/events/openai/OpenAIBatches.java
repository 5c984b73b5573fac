package services.andreas.events.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import services.andreas.events.openai.errors.OpenAIServiceException;

/**
 * Questions that are answered within a day, for half the price. Every method throws an {@link
 * services.andreas.events.openai.errors.OpenAIException} as the {@link OpenAIClient} does.
 *
 * @see <a href="https://developers.openai.com/api/docs/guides/batch">Batch API</a>
 */
public final class OpenAIBatches {
    private static final String TOKEN = "events_gmail_ingest";
    private static final int PAGE = 100;
    private static final int NOT_FOUND = 404;

    /**
     * Puts a file of questions there.
     *
     * @param lines one JSON document a line
     * @return its id
     */
    public String upload(CamelContext context, byte[] lines) {
        return OpenAIModels.client(context)
                .upload("files", "batch", lines)
                .json()
                .path("id")
                .asText();
    }

    /**
     * Has the questions of a file answered. A repeated call does so once more.
     *
     * @param token by which {@link #find} finds the batch
     */
    public JsonNode create(CamelContext context, String file, String token) {
        ObjectNode batch =
                OpenAIClient.JSON
                        .createObjectNode()
                        .put("input_file_id", file)
                        .put("endpoint", "/v1/chat/completions")
                        .put("completion_window", "24h");
        batch.putObject("metadata").put(TOKEN, token);
        return OpenAIModels.client(context).post("batches", batch).json();
    }

    /** A batch, if it is still there. */
    public Optional<JsonNode> get(CamelContext context, String id) {
        try {
            return Optional.of(OpenAIModels.client(context).get("batches/" + id).json());
        } catch (OpenAIServiceException e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The batch of this token among those created since, newest first. */
    public Optional<JsonNode> find(CamelContext context, String token, Instant since) {
        String after = "";
        while (true) {
            JsonNode page =
                    OpenAIModels.client(context).get("batches?limit=" + PAGE + after).json();
            for (JsonNode batch : page.path("data")) {
                if (batch.path("metadata").path(TOKEN).asText().equals(token)) {
                    return Optional.of(batch);
                }
                if (batch.path("created_at").asLong() < since.getEpochSecond()) {
                    return Optional.empty();
                }
                after = "&after=" + batch.path("id").asText();
            }
            if (!page.path("has_more").asBoolean() || page.path("data").isEmpty()) {
                return Optional.empty();
            }
        }
    }

    /** Reads a file of answers, one JSON document a line; one that is gone has none. */
    public void read(CamelContext context, String file, Consumer<JsonNode> line) {
        try {
            OpenAIModels.client(context).lines("files/" + file + "/content", line);
        } catch (OpenAIServiceException e) {
            if (e.statusCode() != NOT_FOUND) {
                throw e;
            }
        }
    }

    /** Deletes a file, which holds mails or what they say. */
    public void delete(CamelContext context, String file) {
        OpenAIModels.client(context).delete("files/" + file);
    }
}
