package services.andreas.events.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads YAML that operators edit into records: every member is there, and no other. */
public final class StrictYaml {
    /** What Jackson and SnakeYAML say, and what it means in a file. */
    private static final Map<Pattern, String> KNOWN = known();

    private StrictYaml() {}

    private static Map<Pattern, String> known() {
        Map<Pattern, String> known = new LinkedHashMap<>();
        known.put(Pattern.compile("^Missing creator property '([^']+)'"), "$1 is missing");
        known.put(Pattern.compile("^Null value for creator property '([^']+)'"), "$1 has no value");
        known.put(Pattern.compile("^Unrecognized field \"([^\"]+)\""), "$1 does not exist");
        known.put(Pattern.compile("^No content to map"), "the file is empty");
        known.put(Pattern.compile("^Cannot construct instance of [^,]+, problem: ([^\n]+)"), "$1");
        known.put(
                Pattern.compile("^Cannot deserialize value of type .* from Array value"),
                "a list stands where names are meant");
        known.put(Pattern.compile("(?m)^\\s*(found [^\n]+)"), "$1");
        return known;
    }

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

    /**
     * What is wrong, in the words of an operator: without the place and the state of the reader.
     */
    public static String why(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        for (Map.Entry<Pattern, String> known : KNOWN.entrySet()) {
            Matcher form = known.getKey().matcher(message);
            if (form.find()) {
                return form.group().replaceFirst(known.getKey().pattern(), known.getValue());
            }
        }
        return message.replaceFirst("(?s)[;\n].*", "");
    }
}
