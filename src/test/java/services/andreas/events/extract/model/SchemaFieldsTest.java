package services.andreas.events.extract.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import services.andreas.events.event.Field;
import services.andreas.events.event.Field.Role;
import services.andreas.events.event.Kind;

/**
 * The packaged schema asks for the fields that say what an event is, and for hints to read them.
 */
class SchemaFieldsTest {
    private static final Map<Kind<?>, String> TYPES =
            Map.of(
                    Kind.TEXT, "string",
                    Kind.PROSE, "string",
                    Kind.LINK, "string",
                    Kind.TIME, "string",
                    Kind.ZONE, "string",
                    Kind.FLAG, "boolean",
                    Kind.TEXTS, "array");

    private final ObjectMapper json = new ObjectMapper();
    private final JsonNode event = schema();

    private JsonNode schema() {
        try (InputStream in = getClass().getResourceAsStream("/schemas/events.schema.json")) {
            return json.readTree(in).at("/properties/events/items");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void itsMembersAreFieldsAndHints() {
        TreeSet<String> known = new TreeSet<>(StatedEvent.HINTS);
        Field.of(Role.SAYS).forEach(field -> known.add(field.name()));
        known.addAll(List.of(Field.ALL_DAY.name(), Field.TIMEZONE.name()));

        assertThat(names(event.path("properties"))).containsExactlyInAnyOrderElementsOf(known);
        assertThat(event.path("required"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void itsTypesAreThoseOfTheFields() {
        for (Field<?> field : Field.all()) {
            JsonNode type = event.path("properties").path(field.name()).path("type");
            if (!type.isMissingNode()) {
                assertThat(type.isArray() ? type.path(0).asText() : type.asText())
                        .as(field.name())
                        .isEqualTo(TYPES.get(field.kind()));
            }
        }
    }

    @Test
    void onlyWhatIsNeitherIsTakenAsAdded() {
        ObjectNode answer = json.createObjectNode().put("price", "CHF 25");
        names(event.path("properties")).forEach(name -> answer.put(name, "text"));
        Field.all().forEach(field -> answer.put(field.name(), "text"));

        assertThat(new StatedEvent(answer).others())
                .isEqualTo(Map.of(Field.named("price"), "CHF 25"));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
