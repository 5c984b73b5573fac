package services.andreas.events.edits;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Set;

/** Checks a file of routes against the schema of Camel's YAML. */
final class RouteSchema {
    /** All of it would take more memory than a run, and most steps are in no route. */
    private static final SchemaValidatorsConfig ON_DEMAND =
            SchemaValidatorsConfig.builder().preloadJsonSchema(false).build();

    private static final JsonSchema DSL =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                    .getSchema(
                            RouteSchema.class.getResourceAsStream("/schema/camelYamlDsl.json"),
                            ON_DEMAND);

    private RouteSchema() {}

    static List<Finding> violations(EditedFile file) {
        Set<ValidationMessage> messages = DSL.validate(file.tree());
        boolean named = messages.stream().anyMatch(RouteSchema::namesAMember);
        return messages.stream()
                // one wrong name makes all alternatives of a step fail, and says more than they do
                .filter(message -> !named || namesAMember(message))
                .map(message -> finding(file, message))
                .toList();
    }

    private static boolean namesAMember(ValidationMessage message) {
        return message.getProperty() != null;
    }

    private static Finding finding(EditedFile file, ValidationMessage message) {
        JsonNode node = message.getInstanceNode();
        JsonNode member = message.getProperty() == null ? null : node.get(message.getProperty());
        String text = message.getMessage().replaceFirst("^\\$\\S*: ", "");
        return file.at(member == null ? node : member, text);
    }
}
