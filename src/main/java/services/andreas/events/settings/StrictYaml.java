package services.andreas.events.settings;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
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
        known.put(
                Pattern.compile(
                        "^Cannot (?:construct instance|deserialize value) of (?:type )?`java\\.util\\.(?:Array)?List"),
                "something else stands where a list is meant");
        known.put(
                Pattern.compile("^Cannot coerce Floating-point value \\(([^)]+)\\).*"),
                "$1 is no whole number");
        known.put(
                Pattern.compile("^(?:Cannot (?:coerce|map) `null`|Invalid `null` value).*"),
                "a value is missing");
        known.put(Pattern.compile("(?m)^\\s*(found [^\n]+)"), "$1");
        return known;
    }

    /**
     * @throws JsonProcessingException with the line, when the text is no YAML, or is empty, lacks a
     *     member, or holds one that does not exist
     */
    public static <T> T read(String yaml, Class<T> type, Module... modules)
            throws JsonProcessingException {
        T read = mapper(modules).readValue(yaml, type);
        if (read == null) {
            throw MismatchedInputException.from(null, type, "No content to map");
        }
        return read;
    }

    /** Its errors name the line where a member is missing, unknown or there twice. */
    public static ObjectMapper mapper(Module... modules) {
        return YAMLMapper.builder()
                .addModules(modules)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
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
