package services.andreas.events.edits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.serialization.DefaultJsonNodeReader;
import com.networknt.schema.serialization.JsonNodeReader;
import com.networknt.schema.utils.JsonNodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A YAML or JSON file, with the line of each node. */
record EditedFile(String name, JsonNode tree) {
    private static final JsonNodeReader READER =
            DefaultJsonNodeReader.builder().locationAware().build();
    private static final Pattern LINE = Pattern.compile("in 'reader', line (\\d+)");

    /** Thrown if a file cannot be read; the finding says where and why. */
    static final class UnreadableException extends Exception {
        private final transient Finding finding;

        private UnreadableException(Finding finding) {
            this.finding = finding;
        }

        Finding finding() {
            return finding;
        }
    }

    static EditedFile read(Path folder, String name) throws UnreadableException {
        InputFormat format = name.endsWith(".json") ? InputFormat.JSON : InputFormat.YAML;
        try {
            JsonNode tree = READER.readTree(Files.readString(folder.resolve(name)), format);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                throw new UnreadableException(new Finding(name, 0, "is empty"));
            }
            return new EditedFile(name, tree);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableException(finding(name, e));
        }
    }

    /**
     * The problem of a file of plain text, such as a prompt; nothing where it can be used. Camel
     * and FreeMarker would take another encoding, with signs that nobody wrote, and no text at all.
     */
    static Optional<Finding> text(Path folder, String name) {
        try {
            return Files.readString(folder.resolve(name)).isBlank()
                    ? Optional.of(new Finding(name, 0, "is empty"))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Finding(name, 0, "cannot be read as text in UTF-8"));
        }
    }

    Finding at(JsonNode node, String message) {
        return new Finding(name, JsonNodes.tokenLocationOf(node).getLineNr(), message);
    }

    private static Finding finding(String name, Exception e) {
        Throwable cause = e;
        while (!(cause instanceof JsonProcessingException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (!(cause instanceof JsonProcessingException syntax)) {
            return new Finding(name, 0, "cannot be read as text in UTF-8");
        }
        Matcher marked = LINE.matcher(syntax.getOriginalMessage());
        int line =
                marked.find()
                        ? Integer.parseInt(marked.group(1))
                        : syntax.getLocation() == null ? 0 : syntax.getLocation().getLineNr();
        return new Finding(
                name,
                line,
                String.join(": ", syntax.getOriginalMessage().lines().limit(2).toList()));
    }
}
