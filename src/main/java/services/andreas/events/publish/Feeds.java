package services.andreas.events.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import services.andreas.events.listing.ListedEvent;
import services.andreas.events.settings.StrictYaml;
import services.andreas.events.text.Folded;

/** The calendars of {@code rules/feeds.yaml}, which says what each member means. */
public record Feeds(List<Feed> feeds) {
    public static final String FILE = "rules/feeds.yaml";

    /** The calendar of all events. */
    static final String MAIN = "events.ics";

    public Feeds {
        Set<String> files = new HashSet<>(Set.of(MAIN));
        for (Feed feed : feeds) {
            if (!files.add(feed.file)) {
                throw new IllegalArgumentException(feed.file + " is the file of another calendar");
            }
        }
    }

    public record Feed(
            String file,
            String title,
            List<String> categories,
            List<String> places,
            List<String> senders,
            List<String> include,
            List<String> leaveOut) {

        public Feed {
            if (!file.matches("[a-z0-9][a-z0-9-]{0,60}\\.ics")) {
                throw new IllegalArgumentException(
                        file + " is no name such as concerts.ics: letters, digits and dashes");
            }
        }

        static Feed ofAll(String title) {
            return new Feed(MAIN, title, List.of(), List.of(), List.of(), List.of(), List.of());
        }

        /** Whether an event is in this calendar. */
        boolean has(ListedEvent event) {
            if (leaveOut.contains(event.id())) {
                return false;
            }
            return include.contains(event.id()) || isAsked() && isLike(event);
        }

        /** A list of ids alone is a calendar of just these. */
        private boolean isAsked() {
            return include.isEmpty()
                    || !(categories.isEmpty() && places.isEmpty() && senders.isEmpty());
        }

        private boolean isLike(ListedEvent event) {
            return isOneOf(categories, event.category())
                    && (places.isEmpty() || places.stream().anyMatch(place -> isIn(place, event)))
                    && (isOneOf(senders, event.senderDomain())
                            || isOneOf(senders, event.senderName()));
        }

        private static boolean isOneOf(List<String> names, String name) {
            return names.isEmpty() || names.stream().anyMatch(name::equalsIgnoreCase);
        }

        private static boolean isIn(String place, ListedEvent event) {
            return Folded.of(event.location()).contains(Folded.of(place));
        }
    }

    /** With the calendar of all events before them. */
    List<Feed> with(String title) {
        return Stream.concat(Stream.of(Feed.ofAll(title)), feeds.stream()).toList();
    }

    /**
     * @throws JsonProcessingException with the line, when the text is no YAML, lacks a member, or
     *     holds one that does not exist
     */
    public static Feeds read(String yaml) throws JsonProcessingException {
        return StrictYaml.mapper().readValue(yaml, Feeds.class);
    }
}
