package services.andreas.events.asking;

import org.apache.camel.Body;
import org.apache.camel.Header;
import services.andreas.events.failure.AnswerRejectedException;
import services.andreas.events.failure.Failures;

/** Lets only whole answers of the model pass. */
public final class AnswerReader {
    /**
     * Lets only a whole answer pass.
     *
     * @throws AnswerRejectedException when it was cut, filtered or refused
     */
    public void whole(@Body String answer, @Header("CamelOpenAIFinishReason") String finishReason)
            throws AnswerRejectedException {
        if (!"stop".equals(finishReason)) {
            throw new AnswerRejectedException("answer-ended-by-" + Failures.code(finishReason));
        }
        if (answer.isBlank()) {
            throw new AnswerRejectedException("answer-refused");
        }
    }
}
