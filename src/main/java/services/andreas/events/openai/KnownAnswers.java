package services.andreas.events.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Answers in place of the server. */
public interface KnownAnswers {
    /**
     * @return null where the server is to be asked
     * @throws RuntimeException as the server's answer would have been one
     */
    @Nullable OpenAIResponse of(ObjectNode request);
}
