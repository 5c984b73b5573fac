package services.andreas.events.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import services.andreas.events.merge.names.PlaceRules;
import services.andreas.events.merge.names.TitleRules;
import services.andreas.events.merge.names.TrustRules;
import services.andreas.events.settings.Bounds;
import services.andreas.events.settings.StrictYaml;
import services.andreas.events.words.WordLists;
import services.andreas.events.words.WordReferences;

/** The rules of {@code rules/merging.yaml}, which says what each of them means. */
public record MergingRules(
        TitleRules titles,
        PlaceRules places,
        Links links,
        Times times,
        Moving moving,
        TrustRules trust,
        Precedence precedence,
        Aliases aliases) {

    public record Links(List<String> tracking, List<String> unique) {
        public Links {
            unique.forEach(Links::check);
        }

        private static void check(String pattern) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "\"%s\" is no pattern: %s".formatted(pattern, e.getDescription()));
            }
        }
    }

    /**
     * @param close minutes
     * @param ahead days
     */
    public record Times(long close, long ahead) {
        private static final int MINUTES_OF_A_DAY = 24 * 60;

        public Times {
            Bounds.between("close", close, 0, MINUTES_OF_A_DAY);
            Bounds.days("ahead", ahead);
        }
    }

    public record Moving(List<String> words) {}

    /**
     * @param more members that operators have added to the schema
     */
    public record Precedence(Map<String, Integer> sources, int history, List<String> more) {
        public Precedence {
            Bounds.count("history", history);
        }
    }

    public record Aliases(int most) {
        public Aliases {
            Bounds.between("most", most, 1, Integer.MAX_VALUE);
        }
    }

    /**
     * @param words that the rules refer to
     * @throws JsonProcessingException with the line, when the text is no YAML, lacks a rule, or
     *     holds one that does not exist
     */
    public static MergingRules read(String yaml, WordLists words) throws JsonProcessingException {
        return StrictYaml.read(yaml, MergingRules.class, new WordReferences(words));
    }
}
