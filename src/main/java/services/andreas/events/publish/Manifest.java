package services.andreas.events.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.listing.Seen;

/**
 * What is published: the hash of each file, and what readers of each calendar have seen.
 *
 * @param files hashes, by name
 * @param calendars what was seen last, by the file of the calendar
 * @param versions hashes of what files are made from, by name, for those that need not be made to
 *     know that they have not changed
 */
record Manifest(
        Map<String, String> files,
        Map<String, Collection<Seen>> calendars,
        Map<String, String> versions) {
    Manifest {
        versions = Objects.requireNonNullElse(versions, Map.of());
    }

    static final String FILE = ".published.json";

    private static final Logger LOG = LoggerFactory.getLogger(Manifest.class);

    private static final ObjectMapper JSON =
            new ObjectMapper()
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
                return JSON.readValue(json, Manifest.class);
            } catch (JsonProcessingException e) {
                LOG.warn("{} cannot be read; everything is written again", FILE);
            }
        }
        return new Manifest(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    /** What readers of a calendar have seen, by the id of the event. */
    Map<String, Seen> seen(String calendar) {
        Map<String, Seen> seen = new HashMap<>();
        calendars.getOrDefault(calendar, List.of()).forEach(one -> seen.put(one.id(), one));
        return seen;
    }

    byte[] bytes() throws IOException {
        return JSON.writeValueAsBytes(this);
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
