package services.andreas.events.standin;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One call for a chat completion.
 *
 * @param json the body as it came
 */
public record ChatRequest(JsonNode json) {

    public String model() {
        return json.path("model").asText();
    }

    /** The text of the last message of the user. */
    public String lastUserMessage() {
        String last = "";
        for (JsonNode message : json.path("messages")) {
            if (message.path("role").asText().equals("user")) {
                last = text(message.path("content"));
            }
        }
        return last;
    }

    /** About as many as a tokenizer counts in the messages. */
    public int promptTokens() {
        int characters = 0;
        for (JsonNode message : json.path("messages")) {
            characters += text(message.path("content")).length();
        }
        return tokens(characters);
    }

    static int tokens(int characters) {
        return (characters + 3) / 4;
    }

    /** Content is a text, or parts of which some are texts. */
    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText()));
        return text.toString();
    }
}
