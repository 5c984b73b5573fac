package services.andreas.events.publish;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.listing.PageName;
import services.andreas.events.listing.Seen;
import services.andreas.events.settings.CalendarName;

/**
 * What is published: what each file is made from, and what readers of each calendar have seen. Who
 * sees an event in the calendar of all has its files, too.
 *
 * @param publisher the id of the tables that publish there; null in a list of an older version
 * @param files versions by name, but for the files of single events
 * @param calendars what was seen last, by the file of the calendar
 * @param events versions of what the files of all events are made from beside their events, by the
 *     ending of their names
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Manifest(
        @Nullable String publisher,
        Map<String, String> files,
        Map<String, Collection<Seen>> calendars,
        Map<String, String> events) {
    /** Endings of the names of an event's files. */
    static final String PAGE = ".html";

    static final String CALENDAR = ".ics";

    private static final String EVENTS = "events/";
    private static final Pattern NAME = Pattern.compile("(months/)?[a-z0-9-]+\\.[a-z]+");

    Manifest {
        events = Objects.requireNonNullElse(events, Map.of());
        // a list of an older version names them
        files.keySet().removeIf(name -> name.startsWith(EVENTS));
        // what it names is deleted one day
        if (!files.keySet().stream().allMatch(name -> NAME.matcher(name).matches())) {
            throw new IllegalArgumentException("A name of a file is not one of ours");
        }
        Objects.requireNonNull(calendars);
    }

    static final String FILE = ".published.json";

    private static final Logger LOG = LoggerFactory.getLogger(Manifest.class);

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .registerModule(
                            new SimpleModule()
                                    .addSerializer(Instant.class, ToStringSerializer.instance)
                                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                                    .addDeserializer(
                                            Instant.class,
                                            new Parsed<>(Instant.class, Instant::parse))
                                    .addDeserializer(
                                            LocalDate.class,
                                            new Parsed<>(LocalDate.class, LocalDate::parse)));

    /** What a target has; nothing where it was never written to, or its list cannot be read. */
    static Manifest of(Target target) throws IOException {
        byte[] json = target.read(FILE);
        if (json != null) {
            try {
                Manifest manifest = JSON.readValue(json, Manifest.class);
                if (manifest != null) {
                    return manifest;
                }
            } catch (JsonProcessingException e) {
                // as if there were none
            }
            LOG.warn("{} cannot be read; everything is written again", FILE);
        }
        return none();
    }

    /** That of a target which was never written to. */
    static Manifest none() {
        return new Manifest(null, new TreeMap<>(), Map.of(), Map.of());
    }

    /** Whether these tables may write over what it names. */
    boolean isOf(@Nullable String tables) {
        return publisher == null || publisher.equals(tables);
    }

    /** What readers of a calendar have seen, by the id of the event. */
    Map<String, Seen> seen(String calendar) {
        Map<String, Seen> seen = new HashMap<>();
        calendars.getOrDefault(calendar, List.of()).forEach(one -> seen.put(one.id(), one));
        return seen;
    }

    /** The names of files of events that another list does not have. */
    List<String> filesOfEventsWithout(Manifest other) {
        Set<String> ids = other.ids().collect(Collectors.toSet());
        return ids().filter(id -> !ids.contains(id))
                .flatMap(id -> Stream.of(file(id, PAGE), file(id, CALENDAR)))
                .toList();
    }

    private Stream<String> ids() {
        return calendars.getOrDefault(CalendarName.OF_ALL, List.of()).stream()
                .filter(seen -> !seen.gone())
                .map(Seen::id);
    }

    /** The name of a file of an event. */
    static String file(String id, String ending) {
        return EVENTS + PageName.of(id) + ending;
    }

    void writeTo(OutputStream out) throws IOException {
        JSON.writeValue(out, this);
    }

    private static final class Parsed<T> extends FromStringDeserializer<T> {

        private final transient Function<String, T> parser;

        private Parsed(Class<T> type, Function<String, T> parser) {
            super(type);
            this.parser = parser;
        }

        @Override
        protected T _deserialize(String text, DeserializationContext context) {
            return parser.apply(text);
        }
    }
}
