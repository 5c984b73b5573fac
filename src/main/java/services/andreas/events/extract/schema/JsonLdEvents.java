package services.andreas.events.extract.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Variable;
import org.jsoup.nodes.Element;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.html.HtmlTree;
import services.andreas.events.text.LetterCase;
import services.andreas.events.words.WordLists;

/** The source of JSON-LD: schema.org events and reservations in the scripts of HTML bodies. */
public final class JsonLdEvents {
    private static final String TYPE = "ld+json";
    private static final String EVENT = "Event";

    private final SchemaEvents schema;

    /**
     * @param zone IANA zone of times that name none
     */
    public JsonLdEvents(WordLists words, ExtractionRules rules, String zone) {
        schema = new SchemaEvents("json-ld", words, ZoneId.of(zone), rules.repetitions().horizon());
    }

    /** Adds the events of a mail's HTML bodies. */
    public void read(
            @Variable("mail") Mail mail, @Variable("foundEvents") FoundEvents foundEvents) {
        for (String html : mail.html()) {
            if (LetterCase.lower(html).contains(TYPE)) {
                schema.read(values(html, foundEvents), mail.date(), foundEvents).addTo(foundEvents);
            }
        }
    }

    private static List<JsonNode> values(String html, FoundEvents foundEvents) {
        List<JsonNode> values = new ArrayList<>();
        for (Element script :
                HtmlTree.parse(html).document().select("script[type*=" + TYPE + "]")) {
            List<JsonNode> read = JsonRepair.read(script.data());
            if (read.isEmpty() && script.data().contains(EVENT)) {
                foundEvents.miss();
            }
            values.addAll(read);
        }
        return values;
    }
}
