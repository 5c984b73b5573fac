package services.andreas.events.mail.mime;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.MimeParameterMapping;
import org.jspecify.annotations.Nullable;
import services.andreas.events.text.LetterCase;
import services.andreas.events.text.Text;

/** The header fields that reading needs, of one message or part; the first of each name counts. */
public final class MimeHeader {
    private static final Set<String> NEEDED =
            Set.of(
                    "authentication-results",
                    "from",
                    "subject",
                    "date",
                    "content-type",
                    "content-disposition",
                    "content-transfer-encoding");
    private static final Pattern FOLD = Pattern.compile("[\r\n]+[ \t]*");

    private final Map<String, String> fields = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();
    private boolean empty = true;

    void add(Field field) {
        empty = false;
        String name = LetterCase.lower(field.getName().trim());
        if (fields.containsKey(name)) {
            repeated.add(name);
        } else if (NEEDED.contains(name)) {
            byte[] raw = field.getRaw().toByteArray();
            String line = Charsets.decode(raw, null);
            fields.put(
                    name,
                    FOLD.matcher(line.substring(line.indexOf(':') + 1)).replaceAll(" ").strip());
        }
    }

    /** Whether there is no header field of any name. */
    public boolean isEmpty() {
        return empty;
    }

    /** Whether there are several header fields of this name. */
    public boolean isRepeated(String name) {
        return repeated.contains(name);
    }

    /** Returns the unfolded value, empty if there is none. */
    public String raw(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Returns the value as people read it, empty if there is none. */
    public String text(String name) {
        return Text.line(EncodedWords.decode(raw(name)));
    }

    /** Returns the media type as written, empty if there is none. */
    String mediaType() {
        return value("content-type");
    }

    boolean isAttachment() {
        return value("content-disposition").equals("attachment");
    }

    String transferEncoding() {
        return LetterCase.lower(raw("content-transfer-encoding"));
    }

    /** Returns the file name in lower case, empty if there is none. */
    String fileName() {
        String name = parameters("content-disposition").get("filename");
        name = name == null ? parameter("name") : name;
        return name == null ? "" : LetterCase.lower(EncodedWords.decode(name).strip());
    }

    /** Returns a parameter of the content type. */
    @Nullable String parameter(String name) {
        return parameters("content-type").get(name);
    }

    private String value(String name) {
        String value = body(name).getValue();
        return value == null ? "" : LetterCase.lower(value.strip());
    }

    /** Reads parameters, including continued and encoded ones (RFC 2231). */
    private Map<String, String> parameters(String name) {
        MimeParameterMapping parameters = new MimeParameterMapping();
        for (NameValuePair parameter : body(name).getParams()) {
            parameters.addParameter(parameter.getName(), parameter.getValue());
        }
        return parameters.getParameters();
    }

    private RawBody body(String name) {
        return RawFieldParser.DEFAULT.parseRawBody(new RawField(name, raw(name)));
    }
}
