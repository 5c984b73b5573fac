package services.andreas.events.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import services.andreas.events.extract.WholePath;
import services.andreas.events.failure.AnswerRejectedException;

/** Reads a raw message with the model's answer to it. */
final class HostileReader implements Consumer<String[]> {
    private static final Instant RECEIVED = Instant.parse("2026-11-01T10:00:00Z");
    private static final String COPIED = "{\"text\":\"Gala\\n5 December 2026, 20:00\\nHall\"}";

    // made once, as an application does
    private static final WholePath PATH = new WholePath("America/New_York");

    @Override
    public void accept(String[] mailAndAnswer) {
        events(mailAndAnswer[0], mailAndAnswer[1]);
    }

    /** Returns the events as JSON. */
    static String events(String raw, String answer) {
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        try {
            return PATH.read(
                            "m1",
                            bytes,
                            RECEIVED,
                            question -> question.equals("copy-picture") ? COPIED : answer)
                    .json();
        } catch (AnswerRejectedException rejected) {
            return "rejected";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
