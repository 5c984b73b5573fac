package services.andreas.events.extract.model;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Header;

/** Identifies the wording of a question, so that answers can be compared later. */
public final class PromptVersion {
    private static final int CHARS = 8;

    /**
     * @return a short hash of prompt and schema
     */
    public String of(
            @Header("CamelOpenAISystemMessage") String system,
            @Header("CamelOpenAIJsonSchema") String schema) {
        return Hashing.sha256()
                .hashString(system + "\n" + schema, StandardCharsets.UTF_8)
                .toString()
                .substring(0, CHARS);
    }
}
