package services.andreas.events.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Has the server keep a prompt up to its system message, and nothing of what follows. Without it, a
 * server keeps the whole prompt, which costs more than it saves where no prompt is sent twice.
 *
 * @see <a href="https://developers.openai.com/api/docs/guides/prompt-caching">Prompt caching</a>
 */
final class CachedPrompt {
    private static final String EXPLICIT = "explicit";

    private CachedPrompt() {}

    static void mark(ObjectNode request, String key) {
        request.put("prompt_cache_key", key);
        request.putObject("prompt_cache_options").put("mode", EXPLICIT);
        for (JsonNode message : request.path("messages")) {
            if (message.path("role").asText().equals("system")) {
                end((ObjectNode) message);
            }
        }
    }

    /** A mark needs a part that bears it. */
    private static void end(ObjectNode message) {
        String text = message.path("content").asText();
        message.putArray("content")
                .addObject()
                .put("type", "text")
                .put("text", text)
                .putObject("prompt_cache_breakpoint")
                .put("mode", EXPLICIT);
    }
}
