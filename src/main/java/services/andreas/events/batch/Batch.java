package services.andreas.events.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import services.andreas.events.ledger.Claim;

/** The questions of one batch in the making; not shared by threads. */
final class Batch {
    /** OpenAI takes 50,000, and a record of DynamoDB the names of about 5,000 messages. */
    private static final int MOST_MESSAGES = 500;

    private static final int MOST_BYTES = 8 << 20;

    private final ObjectMapper json = new ObjectMapper();
    private final String token = UUID.randomUUID().toString();
    private final Map<Claim, List<byte[]>> lines = new HashMap<>();
    private int bytes;
    private String file = "";
    private boolean asked;

    /** Finds the batch, whichever process created it. */
    String token() {
        return token;
    }

    void add(Claim claim, Collection<Question> questions) {
        List<byte[]> own = new ArrayList<>();
        for (Question question : questions) {
            byte[] line = line(question);
            own.add(line);
            bytes += line.length;
        }
        lines.put(claim, own);
    }

    private byte[] line(Question question) {
        ObjectNode line =
                json.createObjectNode()
                        .put("custom_id", question.id())
                        .put("method", "POST")
                        .put("url", "/v1/chat/completions");
        line.set("body", question.request());
        try {
            return (json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The question cannot be written as JSON", e);
        }
    }

    boolean isFull() {
        return lines.size() >= MOST_MESSAGES || bytes >= MOST_BYTES;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    List<Claim> claims() {
        return List.copyOf(lines.keySet());
    }

    /** Leaves out a message that is no longer ours. */
    void drop(Claim claim) {
        lines.remove(claim);
    }

    byte[] file() {
        ByteArrayOutputStream all = new ByteArrayOutputStream(bytes);
        lines.values().forEach(own -> own.forEach(all::writeBytes));
        return all.toByteArray();
    }

    void uploaded(String id) {
        file = id;
    }

    String fileId() {
        return file;
    }

    /** From now on it may be there, whatever we hear. */
    void ask() {
        asked = true;
    }

    /** It is not there: the server has refused it. */
    void refused() {
        asked = false;
    }

    boolean mayBeThere() {
        return asked;
    }
}
