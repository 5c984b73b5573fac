package services.andreas.events.extract.model;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.camel.Header;

/** Identifies the wording of a question, so that answers can be compared later. */
public final class PromptVersion {
    private static final int CHARS = 8;

    private record Known(String system, String schema, String version) {
        boolean isOf(String system, String schema) {
            return Objects.equals(this.system, system) && Objects.equals(this.schema, schema);
        }
    }

    /** The last one: nearly all questions of a run have the same wording. */
    private volatile Known last = new Known("", "", "");

    /**
     * @return a short hash of prompt and schema
     */
    public String of(
            @Header("CamelOpenAISystemMessage") String system,
            @Header("CamelOpenAIJsonSchema") String schema) {
        Known known = last;
        if (!known.isOf(system, schema)) {
            String version =
                    Hashing.sha256()
                            .hashString(system + "\n" + schema, StandardCharsets.UTF_8)
                            .toString()
                            .substring(0, CHARS);
            known = new Known(system, schema, version);
            last = known;
        }
        return known.version();
    }
}
