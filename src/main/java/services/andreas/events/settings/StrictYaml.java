package services.andreas.events.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML that operators edit into records: every member is there, and no other. */
public final class StrictYaml {
    private StrictYaml() {}

    /** Its errors name the line where a member is missing, unknown or there twice. */
    public static ObjectMapper mapper(Module... modules) {
        return YAMLMapper.builder()
                .addModules(modules)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .build();
    }

    /** What is wrong, without the place and the state of the reader. */
    public static String why(JsonProcessingException e) {
        return e.getOriginalMessage().replaceFirst("(?s)[;\n].*", "");
    }
}
