package services.andreas.events.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the marked beginnings of prompts, for as long as the stand-in lives. */
final class PromptCaches {
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    /** Reports what was kept and what is kept now; a prompt without a mark is not. */
    void report(ChatRequest chat, ObjectNode usage) {
        String prefix = "";
        String marked = null;
        for (JsonNode message : chat.json().path("messages")) {
            for (JsonNode part : message.path("content")) {
                prefix += part.path("text").asText();
                if (part.has("prompt_cache_breakpoint")) {
                    marked = prefix;
                }
            }
        }
        if (marked != null) {
            String key = chat.json().path("prompt_cache_key").asText();
            boolean isNew = kept.add(key + "\n" + marked);
            usage.putObject("prompt_tokens_details")
                    .put("cached_tokens", isNew ? 0 : ChatRequest.tokens(marked.length()))
                    .put("cache_write_tokens", isNew ? ChatRequest.tokens(marked.length()) : 0);
        }
    }
}
