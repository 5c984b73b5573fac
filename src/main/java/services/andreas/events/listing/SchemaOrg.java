package services.andreas.events.listing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.TreeSet;

/** Writes events as objects of schema.org; no text in them ends a script of HTML. */
public final class SchemaOrg implements AutoCloseable {
    private static final JsonFactory JSON =
            new JsonFactoryBuilder().characterEscapes(new MarkupEscapes()).build();

    private final JsonGenerator json;

    /** An array of events. */
    public SchemaOrg(OutputStream out) throws IOException {
        json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.useDefaultPrettyPrinter().writeStartArray();
    }

    /** One event, for a script of HTML. */
    public static String of(ListedEvent event) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(event, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    public void add(ListedEvent event) throws IOException {
        write(event, json);
    }

    @Override
    public void close() throws IOException {
        json.writeEndArray();
        json.close();
    }

    private static void write(ListedEvent event, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("@context", "https://schema.org");
        json.writeStringField("@type", "Event");
        json.writeStringField("identifier", event.id());
        json.writeStringField("name", event.title());
        times(event, json);
        json.writeStringField("eventStatus", "https://schema.org/" + status(event));
        if (!event.location().isEmpty()) {
            json.writeObjectFieldStart("location");
            json.writeStringField("@type", "Place");
            json.writeStringField("name", event.location());
            json.writeEndObject();
        }
        text("description", event.description(), json);
        text("url", event.url(), json);
        if (!event.organizer().isEmpty()) {
            json.writeObjectFieldStart("organizer");
            json.writeStringField("@type", "Organization");
            json.writeStringField("name", event.organizer());
            text("url", event.organizerUrl(), json);
            json.writeEndObject();
        }
        Set<String> keywords = new TreeSet<>(event.tags());
        if (!event.category().isEmpty()) {
            keywords.add(event.category());
        }
        if (!keywords.isEmpty()) {
            json.writeArrayFieldStart("keywords");
            for (String keyword : keywords) {
                json.writeString(keyword);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** The last day of whole days is inclusive here. */
    private static void times(ListedEvent event, JsonGenerator json) throws IOException {
        if (event.allDay()) {
            LocalDate after = event.dayAfter();
            json.writeStringField("startDate", event.firstDay().toString());
            if (after != null) {
                json.writeStringField("endDate", after.minusDays(1).toString());
            }
            return;
        }
        DateTimeFormatter time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(event.zone());
        json.writeStringField("startDate", time.format(event.start()));
        if (event.end() != null) {
            json.writeStringField("endDate", time.format(event.end()));
        }
    }

    private static String status(ListedEvent event) {
        return event.isCancelled() || event.isRejected() ? "EventCancelled" : "EventScheduled";
    }

    private static void text(String name, String text, JsonGenerator json) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(name, text);
        }
    }

    /** Escapes what HTML takes for markup, and what JavaScript takes for the end of a line. */
    private static final class MarkupEscapes extends CharacterEscapes {

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] escapes = standardAsciiEscapesForJSON();
            escapes['<'] = ESCAPE_STANDARD;
            escapes['>'] = ESCAPE_STANDARD;
            escapes['&'] = ESCAPE_STANDARD;
            return escapes;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return character == 0x2028 || character == 0x2029
                    ? new SerializedString(String.format("\\u%04x", character))
                    : null;
        }
    }
}
