package services.andreas.events.publish;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import services.andreas.events.event.Field;
import services.andreas.events.listing.ListedEvent;
import services.andreas.events.settings.Bounds;
import services.andreas.events.settings.StrictYaml;

/** The rules of {@code rules/publish.yaml}, which says what each of them means. */
public record PublishRules(
        Which publish, Waits waits, String title, Days days, int listed, int news) {
    public static final String FILE = "rules/publish.yaml";

    /** Which events are published. */
    public enum Which {
        CHECKED,
        ALL;

        @JsonCreator
        static Which named(String name) {
            return switch (name) {
                case "checked" -> CHECKED;
                case "all" -> ALL;
                default ->
                        throw new IllegalArgumentException(
                                "publish is checked or all, not " + name);
            };
        }
    }

    public record Waits(boolean needsReview, boolean forged, List<String> sources) {
        public Waits {
            for (String source : sources) {
                if (!PageValues.SOURCES.containsKey(source)) {
                    throw new IllegalArgumentException("no source is called " + source);
                }
            }
        }
    }

    public record Days(int back, int ahead) {
        public Days {
            Bounds.days("back", back);
            Bounds.days("ahead", ahead);
        }
    }

    public PublishRules {
        title = Feeds.title(title);
        Bounds.count("listed", listed);
        Bounds.count("news", news);
    }

    /**
     * @throws JsonProcessingException with the line, when the text is no YAML, lacks a rule, or
     *     holds one that does not exist
     */
    public static PublishRules read(String yaml) throws JsonProcessingException {
        return StrictYaml.read(yaml, PublishRules.class);
    }

    boolean isPublished(ListedEvent event) {
        return !event.isRejected() && (publish == Which.ALL || !waits(event));
    }

    /** Whether a person should approve it first. */
    boolean waits(ListedEvent event) {
        boolean unclear = waits.needsReview && !event.needsReview().isEmpty();
        return unclear || !event.approved() && isDoubtful(event);
    }

    private boolean isDoubtful(ListedEvent event) {
        boolean forged = waits.forged && Boolean.FALSE.equals(event.authenticated());
        return forged
                || waits.sources.contains(event.source(Field.TITLE))
                || waits.sources.contains(event.source(Field.START_TIME));
    }
}
