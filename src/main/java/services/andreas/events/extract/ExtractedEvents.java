package services.andreas.events.extract;

import static services.andreas.events.event.Field.AUTHENTICATED;
import static services.andreas.events.event.Field.DESCRIPTION;
import static services.andreas.events.event.Field.EMAIL_ID;
import static services.andreas.events.event.Field.END_TIME;
import static services.andreas.events.event.Field.LOCATION;
import static services.andreas.events.event.Field.MAIL_DATE;
import static services.andreas.events.event.Field.NORMALIZED_LOCATION;
import static services.andreas.events.event.Field.ORGANIZER_URL;
import static services.andreas.events.event.Field.SOURCE_DOMAIN;
import static services.andreas.events.event.Field.SOURCE_EMAIL;
import static services.andreas.events.event.Field.SOURCE_NAME;
import static services.andreas.events.event.Field.SOURCE_URL;
import static services.andreas.events.event.Field.START_TIME;
import static services.andreas.events.event.Field.TITLE;
import static services.andreas.events.event.Field.UID;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.Variable;
import services.andreas.events.event.CleanLinks;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.event.EventIdentity;
import services.andreas.events.event.EventJson;
import services.andreas.events.event.StoredText;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.mime.Unread;
import services.andreas.events.words.WordLists;

/** The events of a mail, as the JSON that the ledger keeps. */
public final class ExtractedEvents {
    /** A picture that nobody reads is no reason to doubt what the rest of the mail says. */
    private static final Set<Unread> PICTURES = Set.of(Unread.NO_TEXT, Unread.FORMAT);

    private static final String LEFT_OUT = "parts of the mail were left out";

    private final CleanLinks links;
    private final ExtractionRules.Kept kept;
    private final ExtractionRules.Answers answers;
    private final StoredText stored;

    public ExtractedEvents(WordLists words, ExtractionRules rules) {
        links = CleanLinks.of(words);
        kept = rules.kept();
        answers = rules.answers();
        stored = new StoredText(kept.text(), kept.description(), kept.list());
    }

    public FoundEvents begin() {
        return new FoundEvents();
    }

    /**
     * @return a JSON array of events, with the attributes of the events table
     */
    public String json(
            @Variable("mail") Mail mail, @Variable("foundEvents") FoundEvents foundEvents)
            throws JsonProcessingException {
        if (mail.cut() || foundEvents.events().size() > kept.events()) {
            foundEvents.leaveOut();
        }
        List<String> unread =
                foundEvents.unread().keySet().stream()
                        .filter(reason -> !PICTURES.contains(reason))
                        .map(reason -> "a file was not read: " + reason.words())
                        .toList();
        List<Event> all = storable(foundEvents.events(), mail, foundEvents.isIncomplete(), unread);
        // what is said of a series without a name says it of nothing
        storable(foundEvents.statements(), mail, false, List.of()).stream()
                .filter(statement -> statement.has(UID))
                .forEach(all::add);
        return EventJson.write(all);
    }

    private List<Event> storable(
            List<Event> found, Mail mail, boolean incomplete, List<String> unread) {
        List<Event> events = new ArrayList<>();
        int chars = 0;
        for (Event told : found) {
            if (events.size() == kept.events()) {
                break;
            }
            EventBuilder event = told.toBuilder();
            chars += Math.min(told.get(DESCRIPTION, "").length(), kept.description());
            if (chars > kept.descriptions()) {
                event.remove(DESCRIPTION);
            }
            event.put(NORMALIZED_LOCATION, EventIdentity.normalized(told.get(LOCATION)));
            event.put(SOURCE_URL, clean(told.get(SOURCE_URL)));
            event.put(ORGANIZER_URL, clean(told.get(ORGANIZER_URL)));
            event.put(SOURCE_NAME, mail.sender().name());
            event.put(SOURCE_EMAIL, mail.sender().address());
            event.put(SOURCE_DOMAIN, mail.sender().domain());
            event.put(EMAIL_ID, mail.id());
            // the sender does not decide which mention is first or newer
            event.put(MAIL_DATE, mail.received());
            event.put(AUTHENTICATED, mail.authenticated());
            if (isEndless(told)) {
                event.needsReview("end is far from the start");
            }
            if (incomplete) {
                event.needsReview(LEFT_OUT);
            }
            unread.forEach(event::needsReview);
            Event storable = stored.of(event.build());
            if (storable.has(TITLE)) {
                events.add(storable);
            }
        }
        return events;
    }

    private boolean isEndless(Event event) {
        return event.has(START_TIME)
                && event.has(END_TIME)
                && answers.isTooLong(event.get(START_TIME), event.get(END_TIME));
    }

    private String clean(String url) {
        return url == null ? null : links.clean(url);
    }
}
