package services.andreas.events.gmail;

import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.ListLabelsResponse;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import services.andreas.events.merge.names.Spelling;
import services.andreas.events.settings.SettingsException;

/**
 * The labels that a query asks for, compared with those of the mailbox. Gmail finds nothing for a
 * label that is not there, and says nothing.
 *
 * @see <a href="https://support.google.com/mail/answer/7190">Gmail's search operators</a>
 */
public final class QueryLabels {
    private static final Pattern LABEL =
            Pattern.compile(
                    "(?<![-\\p{L}\\p{N}])label:(\"[^\"]*+\"|[^\\s(){}\"]++)",
                    Pattern.CASE_INSENSITIVE);

    /** What makes a label optional, or unwanted. */
    private static final Pattern OPTIONAL = Pattern.compile("[{|]|-\\(|\\b(?:OR|NOT)\\b");

    /** What Gmail takes for a label although no mailbox lists it. */
    private static final Set<String> ALWAYS =
            Set.of(
                    "all",
                    "anywhere",
                    "archive",
                    "chats",
                    "drafts",
                    "muted",
                    "scheduled",
                    "snoozed");

    private List<String> asked = List.of();

    /** A property, because Camel splits what constructors take at commas. */
    public void setQuery(String query) {
        asked =
                OPTIONAL.matcher(query).find()
                        ? List.of()
                        : LABEL.matcher(query)
                                .results()
                                .map(QueryLabels::name)
                                .filter(name -> !key(name).isEmpty())
                                .toList();
    }

    private static String name(MatchResult label) {
        return label.group(1).replace("\"", "");
    }

    /**
     * @throws SettingsException when one of them is certainly not there, with the nearest that is
     */
    public void check(@Body ListLabelsResponse mailbox) {
        List<String> names =
                mailbox.getLabels() == null
                        ? List.of()
                        : mailbox.getLabels().stream()
                                .map(Label::getName)
                                .filter(Objects::nonNull)
                                .toList();
        for (String label : names.isEmpty() ? names : asked) {
            if (!ALWAYS.contains(key(label)) && names.stream().noneMatch(is(label))) {
                throw new SettingsException(
                        "GMAIL_QUERY",
                        "the mailbox has no label %s; the nearest is %s"
                                .formatted(label, nearest(label, names)));
            }
        }
    }

    /** Queries write a dash for what they cannot hold, and may leave out the labels above one. */
    private static Predicate<String> is(String label) {
        return name ->
                key(name).equals(key(label))
                        || key(name).equals("category" + key(label))
                        || Arrays.stream(name.split("/"))
                                .anyMatch(part -> key(part).equals(key(label)));
    }

    private static String nearest(String label, List<String> names) {
        return names.stream()
                .min(Comparator.comparing(name -> Spelling.distance(key(name), key(label))))
                .orElseThrow();
    }

    private static String key(String label) {
        return label.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
