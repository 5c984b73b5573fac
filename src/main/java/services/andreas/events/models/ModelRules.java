package services.andreas.events.models;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import services.andreas.events.settings.Bounds;
import services.andreas.events.settings.PackagedFiles;
import services.andreas.events.settings.StrictYaml;

/** The rules of {@code rules/models.yaml}, which says what each of them means. */
public record ModelRules(String recommended, double batch, Map<String, Model> models) {
    public static final String FILE = "rules/models.yaml";

    /** The prices are US dollars per million tokens. */
    public record Model(
            double input, double cached, double written, double output, Caching caching) {
        public Model {
            Bounds.price("input", input);
            Bounds.price("cached", cached);
            Bounds.price("written", written);
            Bounds.price("output", output);
        }
    }

    /** Who says how much of a prompt a model keeps. */
    public enum Caching {
        AUTOMATIC,
        EXPLICIT;

        @JsonCreator
        static Caching named(String name) {
            return switch (name) {
                case "automatic" -> AUTOMATIC;
                case "explicit" -> EXPLICIT;
                default ->
                        throw new IllegalArgumentException(
                                "caching is automatic or explicit, not " + name);
            };
        }
    }

    public ModelRules {
        Bounds.share("batch", batch);
    }

    /**
     * @param root {@code classpath:}, or {@code file:} and a folder, with a slash at its end; one
     *     that has no rules takes ours
     */
    public static ModelRules load(String root) {
        return PackagedFiles.read(root, FILE, ModelRules::read);
    }

    /**
     * @throws JsonProcessingException with the line, when the text is no YAML, lacks a rule, or
     *     holds one that does not exist
     */
    public static ModelRules read(String yaml) throws JsonProcessingException {
        return StrictYaml.read(yaml, ModelRules.class);
    }

    /**
     * The model of this name, or of the longest listed name that it extends by a date, as in {@code
     * gpt-6-luna-2026-09-22}.
     */
    public Optional<Model> of(@Nullable String name) {
        return models.entrySet().stream()
                .filter(model -> isNamed(name, model.getKey()))
                .max(Comparator.comparingInt(model -> model.getKey().length()))
                .map(Map.Entry::getValue);
    }

    private static boolean isNamed(@Nullable String name, String listed) {
        return name != null && (name.equals(listed) || name.startsWith(listed + "-20"));
    }
}
