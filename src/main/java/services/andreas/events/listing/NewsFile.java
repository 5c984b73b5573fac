package services.andreas.events.listing;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes the events that were found or changed last as an Atom feed (RFC 4287).
 *
 * @param address under which readers find the pages, with a slash at its end; empty if that is not
 *     known
 */
public record NewsFile(String title, String address) {
    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    /** Never changes: readers know entries by it. */
    private static final String TAG = "tag:events.andreas.services,2026:";

    /** An event, and when it last changed for readers. */
    public record News(ListedEvent event, Instant changed) {}

    public void write(List<News> news, Writer out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(NAMESPACE);
            text(xml, "id", TAG + "news");
            text(xml, "title", title);
            Instant newest =
                    news.stream().map(News::changed).max(Instant::compareTo).orElse(Instant.EPOCH);
            text(xml, "updated", newest.toString());
            xml.writeStartElement("author");
            text(xml, "name", "events-gmail-ingest");
            xml.writeEndElement();
            link(xml, "self", "feed.atom");
            link(xml, "alternate", "index.html");
            for (News one : news) {
                entry(one, xml);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void entry(News news, XMLStreamWriter xml) throws XMLStreamException {
        ListedEvent event = news.event();
        xml.writeStartElement("entry");
        text(xml, "id", TAG + PageName.of(event.id()));
        text(xml, "title", event.isCancelled() ? "Cancelled: " + event.title() : event.title());
        text(xml, "updated", news.changed().toString());
        link(xml, "alternate", "events/" + PageName.of(event.id()) + ".html");
        text(
                xml,
                "summary",
                Stream.of(When.of(event), event.location(), event.sender())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" · ")));
        xml.writeEndElement();
    }

    private void link(XMLStreamWriter xml, String relation, String file) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", address + file);
    }

    private static void text(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
