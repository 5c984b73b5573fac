package services.andreas.events.rehearsal;

import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import services.andreas.events.openai.OpenAIConstants;

/** What the model replied about a mail before, and how many questions it is asked anew. */
final class KnownReplies {
    private volatile Map<String, String> known = Map.of();
    private long asked;

    /** Takes what the model replied about the next mail, by question. */
    void of(Map<String, String> replies) {
        known = replies;
    }

    /** The number of questions that were asked anew. */
    synchronized long asked() {
        return asked;
    }

    /** Answers a question, unless it is new. */
    boolean answer(Exchange exchange) {
        String reply = known.get(question(exchange));
        if (reply == null) {
            count();
            return false;
        }
        exchange.getMessage().setBody(reply);
        exchange.getMessage().setHeader(OpenAIConstants.FINISH_REASON, "stop");
        return true;
    }

    private synchronized void count() {
        asked++;
    }

    /** An old copy of the routes may not know what it asks. */
    private static String question(Exchange exchange) {
        @Nullable ModelReplies replies =
                exchange.getContext().getRegistry().findSingleByType(ModelReplies.class);
        return replies == null
                ? ""
                : replies.question(exchange, exchange.getProperty(Exchange.TO_ENDPOINT));
    }
}
