package services.andreas.events.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import services.andreas.events.listing.ListedEvent;
import services.andreas.events.listing.MailboxFeeds.MailboxFeed;
import services.andreas.events.settings.CalendarName;
import services.andreas.events.settings.StrictYaml;
import services.andreas.events.text.Folded;
import services.andreas.events.text.Text;

/** The calendars of {@code rules/feeds.yaml}, which says what each member means. */
public record Feeds(List<Feed> feeds) {
    public static final String FILE = "rules/feeds.yaml";

    public Feeds {
        Set<String> files = new HashSet<>();
        for (Feed feed : feeds) {
            if (!files.add(feed.file)) {
                throw new IllegalArgumentException(feed.file + " is the file of another calendar");
            }
        }
    }

    /** A calendar as it is published. */
    record Calendar(String file, String title, Predicate<ListedEvent> events) {
        static Calendar ofAll(String title) {
            return new Calendar(CalendarName.OF_ALL, title, event -> true);
        }

        boolean has(ListedEvent event) {
            return events.test(event);
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
            CalendarName.check(file);
            title = Feeds.title(title);
            for (String place : places) {
                // it would be a part of every place
                if (Folded.of(place).isEmpty()) {
                    throw new IllegalArgumentException(
                            "the place \"" + place + "\" has no letter and no digit");
                }
            }
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

    /**
     * The title of a calendar in one line.
     *
     * @throws IllegalArgumentException if nothing of it can be seen
     */
    static String title(String title) {
        String line = Text.line(title);
        if (line.isEmpty()) {
            throw new IllegalArgumentException("a calendar has a title");
        }
        return line;
    }

    /** All calendars: that of all events, ours, and those of single mailboxes. */
    List<Calendar> with(String title, List<MailboxFeed> mailboxes) {
        List<Calendar> calendars = new ArrayList<>(List.of(Calendar.ofAll(title)));
        feeds.forEach(feed -> calendars.add(new Calendar(feed.file, feed.title, feed::has)));
        mailboxes.forEach(
                mailbox ->
                        calendars.add(
                                new Calendar(
                                        mailbox.file(),
                                        title + ": " + mailbox.name(),
                                        mailbox::has)));
        return calendars;
    }

    /** The first of these files that is one of ours. */
    public Optional<String> clash(Stream<String> others) {
        return others.filter(file -> feeds.stream().anyMatch(feed -> feed.file.equals(file)))
                .findFirst();
    }

    /**
     * @throws JsonProcessingException with the line, when the text is no YAML, lacks a member, or
     *     holds one that does not exist
     */
    public static Feeds read(String yaml) throws JsonProcessingException {
        return StrictYaml.read(yaml, Feeds.class);
    }
}
