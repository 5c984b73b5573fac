package services.andreas.events.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Variable;
import services.andreas.events.event.CleanLinks;
import services.andreas.events.event.EventIdentity;
import services.andreas.events.mail.Mail;
import services.andreas.events.text.StoredText;

/** What a mail told, as the JSON that the ledger keeps. */
public final class ExtractedEvents {
    /** The ledger's items hold 400 KB; what is beyond this is the prose of long repetitions. */
    private static final int DESCRIPTION_CHARS = 60_000;

    private final ObjectMapper json = new ObjectMapper();
    private final int most;
    private final StoredText stored;

    /**
     * @param most events of one mail; those beyond are left out
     * @param longest characters of a text; what is beyond is cut
     * @param longestProse characters of a description
     * @param mostInList texts of a list, such as tags
     */
    public ExtractedEvents(int most, int longest, int longestProse, int mostInList) {
        this.most = most;
        this.stored = new StoredText(longest, longestProse, mostInList);
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
        List<Map<String, Object>> events = new ArrayList<>();
        int chars = 0;
        for (Map<String, Object> told : foundEvents.events()) {
            if (events.size() == most) {
                break;
            }
            Map<String, Object> event = new LinkedHashMap<>(told);
            String description = (String) event.getOrDefault("description", "");
            chars += description.length();
            if (chars > DESCRIPTION_CHARS) {
                event.remove("description");
            }
            put(
                    event,
                    "normalized_location",
                    EventIdentity.normalized((String) event.get("location")));
            event.computeIfPresent("source_url", (name, url) -> CleanLinks.clean((String) url));
            event.computeIfPresent("organizer_url", (name, url) -> CleanLinks.clean((String) url));
            put(event, "source_name", mail.sender().name());
            put(event, "source_email", mail.sender().address());
            put(event, "source_domain", mail.sender().domain());
            put(event, "email_id", mail.id());
            // who is first, and what is newer, is not for the sender to say
            put(event, "mail_date", mail.received().toString());
            put(event, "authenticated", mail.authenticated());
            event = stored.of(event);
            if (event.containsKey("title")) {
                events.add(event);
            }
        }
        return json.writeValueAsString(events);
    }

    private static void put(Map<String, Object> event, String name, Object value) {
        if (value != null && !value.equals("")) {
            event.put(name, value);
        }
    }
}
