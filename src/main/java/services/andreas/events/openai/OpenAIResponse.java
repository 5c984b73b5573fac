package services.andreas.events.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A response with a status of success.
 *
 * @param headers by names in lower case; of several with one name, the first
 */
public record OpenAIResponse(Map<String, String> headers, JsonNode json) {}
