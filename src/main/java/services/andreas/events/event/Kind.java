package services.andreas.events.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/** The kind of value that a field has, and how it is read where its type is not known. */
public final class Kind<T> {
    public static final Kind<String> TEXT = new Kind<>((plain, zone) -> text(plain));

    /** Sentences: of two, the longer one says more. */
    public static final Kind<String> PROSE = new Kind<>((plain, zone) -> text(plain));

    /** An address of the web: half of one leads elsewhere. */
    public static final Kind<String> LINK = new Kind<>((plain, zone) -> text(plain));

    /** Lines that we have written, of use only as a whole. */
    public static final Kind<String> LINES = new Kind<>((plain, zone) -> text(plain));

    public static final Kind<List<String>> TEXTS = new Kind<>((plain, zone) -> texts(plain));
    public static final Kind<Boolean> FLAG =
            new Kind<>((plain, zone) -> plain instanceof Boolean flag ? flag : null);
    public static final Kind<Integer> NUMBER =
            new Kind<>((plain, zone) -> plain instanceof Number number ? number.intValue() : null);
    public static final Kind<Instant> TIME = new Kind<>(Kind::time);
    public static final Kind<ZoneId> ZONE = new Kind<>((plain, zone) -> zone(plain));

    private final BiFunction<Object, ZoneId, T> reader;

    private Kind(BiFunction<Object, ZoneId, T> reader) {
        this.reader = reader;
    }

    /**
     * @param plain as JSON has it: a text, a number, a boolean or a list
     * @param zone in which a day without a time begins
     * @return null for what is not of this kind
     */
    T read(Object plain, ZoneId zone) {
        return plain == null ? null : reader.apply(plain, zone);
    }

    /** The same value as JSON has it. */
    public static Object plain(Object value) {
        return value instanceof Instant || value instanceof ZoneId ? value.toString() : value;
    }

    static boolean isDay(Object time) {
        return time instanceof String text && text.strip().length() == "2026-12-05".length();
    }

    private static String text(Object plain) {
        return plain instanceof String || plain instanceof Number || plain instanceof Boolean
                ? plain.toString()
                : null;
    }

    private static List<String> texts(Object plain) {
        Collection<?> all = plain instanceof Collection<?> list ? list : List.of(plain);
        return all.stream().map(Kind::text).filter(Objects::nonNull).toList();
    }

    private static Instant time(Object plain, ZoneId zone) {
        String text = plain.toString().strip();
        try {
            return isDay(text)
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static ZoneId zone(Object plain) {
        try {
            return ZoneId.of(plain.toString());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
