package services.andreas.events.edits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Checks that a schema fits OpenAI's strict mode: every object lists all its members as required,
 * and allows no others.
 *
 * @see <a href="https://platform.openai.com/docs/guides/structured-outputs">Structured outputs</a>
 */
final class StrictSchema {
    private StrictSchema() {}

    static List<Finding> violations(EditedFile file) {
        List<Finding> findings = new ArrayList<>();
        if (!file.tree().isObject()) {
            findings.add(file.at(file.tree(), "is not a JSON object"));
        }
        walk(file, file.tree(), findings);
        return findings;
    }

    private static void walk(EditedFile file, JsonNode node, List<Finding> findings) {
        JsonNode properties = node.path("properties");
        if (node.path("type").toString().contains("\"object\"") && properties.isObject()) {
            if (node.path("additionalProperties").asBoolean(true)) {
                findings.add(file.at(node, "OpenAI wants \"additionalProperties\": false here"));
            }
            List<String> required = new ArrayList<>();
            node.path("required").forEach(name -> required.add(name.asText()));
            for (Map.Entry<String, JsonNode> property : properties.properties()) {
                if (!required.remove(property.getKey())) {
                    findings.add(
                            file.at(
                                    property.getValue(),
                                    "OpenAI wants "
                                            + property.getKey()
                                            + " in \"required\"; it may be null instead"));
                }
            }
            for (String name : required) {
                findings.add(
                        file.at(
                                node.get("required"),
                                "requires " + name + ", which is not defined"));
            }
        }
        node.forEach(child -> walk(file, child, findings));
    }
}
