package services.andreas.events.words;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;

/** Reads the zones in the files of words; what IANA does not know is refused with its line. */
final class ZoneReaders {
    private static final String UNKNOWN = "no zone of IANA";

    private ZoneReaders() {}

    static SimpleModule module() {
        return new SimpleModule()
                .addDeserializer(ZoneId.class, new Value())
                .addKeyDeserializer(ZoneId.class, new Key());
    }

    private static final class Value extends FromStringDeserializer<ZoneId> {

        Value() {
            super(ZoneId.class);
        }

        @Override
        protected ZoneId _deserialize(String id, DeserializationContext context)
                throws IOException {
            try {
                return ZoneId.of(id);
            } catch (DateTimeException e) {
                return (ZoneId) context.handleWeirdStringValue(ZoneId.class, id, UNKNOWN);
            }
        }
    }

    private static final class Key extends KeyDeserializer {
        @Override
        public Object deserializeKey(String id, DeserializationContext context) throws IOException {
            try {
                return ZoneId.of(id);
            } catch (DateTimeException e) {
                return context.handleWeirdKey(ZoneId.class, id, UNKNOWN);
            }
        }
    }
}
