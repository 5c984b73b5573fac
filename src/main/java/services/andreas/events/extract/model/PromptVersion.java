package services.andreas.events.extract.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.camel.Header;

/** Tells one wording of the question from another, so that answers can be compared later. */
public final class PromptVersion {
    private static final int BYTES = 4;

    /**
     * @return a short hash of prompt and schema
     */
    public String of(
            @Header("CamelOpenAISystemMessage") String system,
            @Header("CamelOpenAIJsonSchema") String schema) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((system + "\n" + schema).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
