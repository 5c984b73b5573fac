package services.andreas.events.extract.model;

import java.util.Objects;
import org.apache.camel.Header;
import services.andreas.events.text.Digest;

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
            known = new Known(system, schema, Digest.of(system + "\n" + schema, CHARS));
            last = known;
        }
        return known.version();
    }
}
