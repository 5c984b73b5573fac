package services.andreas.events.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.File;
import java.util.Base64;
import java.util.regex.Pattern;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** The content of the user's message: a text, or a text and the image in the body. */
final class UserContent {
    private static final Pattern IMAGE = Pattern.compile("image/[A-Za-z0-9.+-]{1,60}");

    private UserContent() {}

    /**
     * @param text from the header or the option, or null if the body is the text
     * @throws IllegalArgumentException if the body is a file without a media type of its own, or an
     *     image without a text
     */
    static @Nullable JsonNode of(Message in, @Nullable String text) {
        String type = in.getHeader(OpenAIConstants.MEDIA_TYPE, String.class);
        if (type != null && type.startsWith("image/")) {
            return withImage(in, type, text);
        }
        if (in.getBody() instanceof File) {
            throw new IllegalArgumentException(
                    "openai takes a file as body only as an image, with the header "
                            + OpenAIConstants.MEDIA_TYPE);
        }
        String user = text == null ? in.getBody(String.class) : text;
        return user == null || user.isBlank() ? null : TextNode.valueOf(user);
    }

    private static JsonNode withImage(Message in, String type, @Nullable String text) {
        if (!IMAGE.matcher(type).matches()) {
            throw new IllegalArgumentException("The media type is none of an image");
        }
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("An image needs a user message beside it");
        }
        ArrayNode parts = OpenAIClient.JSON.createArrayNode();
        parts.addObject().put("type", "text").put("text", text);
        parts.addObject()
                .put("type", "image_url")
                .putObject("image_url")
                .put("url", "data:" + type + ";base64," + base64(in));
        return parts;
    }

    private static String base64(Message in) {
        try {
            return Base64.getEncoder().encodeToString(in.getMandatoryBody(byte[].class));
        } catch (InvalidPayloadException e) {
            throw new IllegalArgumentException("The body holds no image", e);
        }
    }
}
