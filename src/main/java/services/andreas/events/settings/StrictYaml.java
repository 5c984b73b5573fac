package services.andreas.events.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML that operators edit into records: every member is there, and no other. */
public final class StrictYaml {
    private StrictYaml() {}

    /**
     * @throws JsonProcessingException with the line, when the text is no YAML, or lacks a member,
     *     or has one that does not exist or is there twice
     */
    public static <T> T read(String yaml, Class<T> type, Module... modules)
            throws JsonProcessingException {
        return YAMLMapper.builder()
                .addModules(modules)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .build()
                .readValue(yaml, type);
    }
}
