package services.andreas.events.extract.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.camel.Body;
import org.apache.camel.Header;
import services.andreas.events.failure.AnswerRejectedException;
import services.andreas.events.failure.Failures;

/** Lets only whole answers of the model pass. */
public final class AnswerReader {
    /** As compatible servers write JSON that nothing but a prompt has asked for. */
    private static final String FENCE = "```";

    private static final String LANGUAGE = "json";

    /** Rejects duplicate keys and trailing content: both are ambiguous. */
    private final ObjectMapper json =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .build();

    /**
     * Lets only a whole answer pass, without the fence around it.
     *
     * @throws AnswerRejectedException when it was cut, filtered or refused, or is not JSON alone
     */
    public String whole(@Body String answer, @Header("CamelOpenAIFinishReason") String finishReason)
            throws AnswerRejectedException {
        if (!"stop".equals(finishReason)) {
            throw new AnswerRejectedException("answer-ended-by-" + Failures.code(finishReason));
        }
        if (answer.isBlank()) {
            throw new AnswerRejectedException("answer-refused");
        }
        String content = unfenced(answer.strip());
        try {
            json.readTree(content);
        } catch (JsonProcessingException e) {
            throw new AnswerRejectedException("answer-not-json");
        }
        return content;
    }

    private static String unfenced(String answer) {
        boolean isFenced = answer.startsWith(FENCE) && answer.endsWith(FENCE);
        if (!isFenced || answer.length() < 2 * FENCE.length()) {
            return answer;
        }
        String inner = answer.substring(FENCE.length(), answer.length() - FENCE.length());
        return (inner.regionMatches(true, 0, LANGUAGE, 0, LANGUAGE.length())
                        ? inner.substring(LANGUAGE.length())
                        : inner)
                .strip();
    }
}
