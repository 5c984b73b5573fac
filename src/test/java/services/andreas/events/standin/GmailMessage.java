package services.andreas.events.standin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Header;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;

/** One message of the stand-in's mailbox; its labels may change while it is read. */
record GmailMessage(
        String id, byte[] raw, Instant internalDate, Set<String> labels, long historyId) {

    static final Comparator<GmailMessage> NEWEST_FIRST =
            Comparator.comparing(GmailMessage::internalDate)
                    .thenComparing(GmailMessage::id)
                    .reversed();

    /** Queries write a dash for what they could not hold: {@code label:my-events}. */
    boolean hasLabel(String label) {
        return labels.stream()
                .anyMatch(
                        own ->
                                own.equalsIgnoreCase(label)
                                        || own.replaceAll("[ /]", "-").equalsIgnoreCase(label));
    }

    boolean headerContains(String name, String words) {
        Field field = header().getField(name);
        return field != null && decoded(field).toLowerCase(Locale.ROOT).contains(words);
    }

    boolean contains(String words) {
        return headerContains("Subject", words)
                || headerContains("From", words)
                || new String(raw, ISO_8859_1).toLowerCase(Locale.ROOT).contains(words);
    }

    /** What every format of the message shows. */
    ObjectNode minimal() {
        ObjectNode json = Json.object().put("id", id).put("threadId", id);
        labels.stream().sorted().forEach(json.putArray("labelIds")::add);
        return json.put("snippet", "")
                .put("sizeEstimate", raw.length)
                .put("historyId", Long.toString(historyId))
                .put("internalDate", Long.toString(internalDate.toEpochMilli()));
    }

    ObjectNode metadata() {
        ObjectNode json = minimal();
        ArrayNode headers = json.putObject("payload").putArray("headers");
        for (Field field : header().getFields()) {
            headers.addObject().put("name", field.getName()).put("value", decoded(field));
        }
        return json;
    }

    private Header header() {
        try {
            return new DefaultMessageBuilder().parseHeader(new ByteArrayInputStream(raw));
        } catch (IOException e) {
            throw new UncheckedIOException("Message " + id + " has no readable header", e);
        }
    }

    private static String decoded(Field field) {
        return DecoderUtil.decodeEncodedWords(field.getBody(), DecodeMonitor.SILENT);
    }
}
