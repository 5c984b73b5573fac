package services.andreas.events.merge;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import services.andreas.events.merge.names.PlaceRules;
import services.andreas.events.merge.names.TitleRules;

/** The rules of {@code rules/merging.yaml}, which says what each of them means. */
public record MergingRules(
        TitleRules titles,
        PlaceRules places,
        Links links,
        Times times,
        Moving moving,
        Trust trust,
        Precedence precedence,
        Aliases aliases) {

    public record Links(List<String> tracking, List<String> unique) {}

    /**
     * @param close minutes
     * @param ahead days
     */
    public record Times(long close, long ahead) {}

    public record Moving(List<String> words) {}

    public record Trust(List<String> shared) {}

    /**
     * @param more members that operators have added to the schema
     */
    public record Precedence(Map<String, Integer> sources, int history, List<String> more) {}

    public record Aliases(int most) {}

    /**
     * @throws IOException when the text is no YAML, lacks a rule, or holds one that does not exist
     */
    public static MergingRules read(String yaml) throws IOException {
        return YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .build()
                .readValue(yaml, MergingRules.class);
    }
}
