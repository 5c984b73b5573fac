package services.andreas.events.extract.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Variable;
import org.jsoup.nodes.Document;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.html.HtmlTree;
import services.andreas.events.text.LetterCase;
import services.andreas.events.words.WordLists;

/**
 * The source of microdata, which reads RDFa and microformats too: events in the attributes of HTML
 * bodies.
 */
public final class MicrodataEvents {
    /** Characters of a page that is read in two ways; Gmail itself shows half as many. */
    private static final int MOST_TWICE = 200_000;

    private final SchemaEvents schema;

    /**
     * @param zone IANA zone of times that name none
     */
    public MicrodataEvents(WordLists words, ExtractionRules rules, String zone) {
        schema =
                new SchemaEvents(
                        "microdata", words, ZoneId.of(zone), rules.repetitions().horizon());
    }

    /** Adds the events of a mail's HTML bodies. */
    public void read(
            @Variable("mail") Mail mail, @Variable("foundEvents") FoundEvents foundEvents) {
        for (String html : mail.html()) {
            String source = LetterCase.lower(html);
            boolean hasItems = source.contains("itemtype") || source.contains("typeof");
            if (hasItems || MicroformatItems.areIn(source)) {
                read(html, mail, foundEvents).addTo(foundEvents);
            }
        }
    }

    private SchemaEvents.Reading read(String html, Mail mail, FoundEvents foundEvents) {
        SchemaEvents.Reading reading = read(HtmlTree.parse(html).document(), mail, foundEvents);
        return reading.isWhole() || html.length() > MOST_TWICE
                ? reading
                : reading.orBetter(read(HtmlTree.parseNested(html).document(), mail, foundEvents));
    }

    private SchemaEvents.Reading read(Document document, Mail mail, FoundEvents foundEvents) {
        List<JsonNode> items = new ArrayList<>(MicrodataItems.in(document, foundEvents));
        items.addAll(RdfaItems.in(document));
        items.addAll(MicroformatItems.in(document));
        return schema.read(items, mail.date(), foundEvents);
    }
}
