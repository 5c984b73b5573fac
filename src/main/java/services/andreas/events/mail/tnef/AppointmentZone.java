package services.andreas.events.mail.tnef;

import static services.andreas.events.mail.tnef.MapiProperties.APPOINTMENT;

import com.google.common.base.CharMatcher;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import services.andreas.events.mail.tnef.Bytes.TruncatedException;
import services.andreas.events.mail.tnef.MapiProperties.Key;

/** The zone that a repeating meeting names (MS-OXOCAL 2.2.1.41). */
final class AppointmentZone {
    /** A name that no zone has: the reader of calendars asks for a look at it. */
    static final String UNKNOWN = "unknown";

    private static final Key[] DEFINITIONS = {
        new Key(APPOINTMENT, 0x8260), new Key(APPOINTMENT, 0x825E)
    };
    private static final Key DESCRIPTION = new Key(APPOINTMENT, 0x8234);
    private static final CharMatcher NOT_IN_NAMES =
            CharMatcher.javaIsoControl().or(CharMatcher.is('"'));

    private AppointmentZone() {}

    static String name(MapiProperties properties, Charset ansi) {
        for (Key key : DEFINITIONS) {
            Bytes definition = properties.bytes(key);
            String name = definition == null ? "" : keyName(definition);
            if (!name.isEmpty()) {
                return name;
            }
        }
        String description = NOT_IN_NAMES.removeFrom(properties.text(DESCRIPTION, ansi)).strip();
        return description.isEmpty() ? UNKNOWN : description;
    }

    private static String keyName(Bytes definition) {
        try {
            definition.skip(6);
            byte[] name = definition.part(2L * definition.u16()).rest();
            return NOT_IN_NAMES.removeFrom(new String(name, StandardCharsets.UTF_16LE)).strip();
        } catch (TruncatedException none) {
            return "";
        }
    }
}
