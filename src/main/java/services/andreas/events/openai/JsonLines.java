package services.andreas.events.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import services.andreas.events.openai.errors.OpenAIInvalidDataException;

/** Lines of JSON, of which only one at a time is in memory. */
final class JsonLines {
    /** Many times the size of any answer; what is longer is left out. */
    private static final int MOST_BYTES = 4 << 20;

    private static final int BUFFER = 1 << 16;

    private JsonLines() {}

    static void read(InputStream body, Consumer<JsonNode> reader) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        int read;
        while ((read = body.read(buffer)) >= 0) {
            int start = 0;
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') {
                    add(line, buffer, start, i);
                    end(line, reader);
                    start = i + 1;
                }
            }
            add(line, buffer, start, read);
        }
        end(line, reader);
    }

    private static void add(ByteArrayOutputStream line, byte[] buffer, int start, int end) {
        if (line.size() <= MOST_BYTES) {
            line.write(buffer, start, end - start);
        }
    }

    private static void end(ByteArrayOutputStream line, Consumer<JsonNode> reader) {
        if (line.size() > 0 && line.size() <= MOST_BYTES) {
            reader.accept(parse(line.toByteArray()));
        }
        line.reset();
    }

    private static JsonNode parse(byte[] line) {
        try {
            return OpenAIClient.JSON.readTree(line);
        } catch (IOException e) {
            throw new OpenAIInvalidDataException("A line of the answer is not JSON", e);
        }
    }
}
