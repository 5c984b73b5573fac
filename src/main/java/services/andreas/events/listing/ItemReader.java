package services.andreas.events.listing;

import com.google.common.base.CharMatcher;
import com.google.common.collect.Streams;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Field;
import services.andreas.events.event.Links;
import services.andreas.events.text.LetterCase;
import services.andreas.events.text.Text;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads items for people. Others may have written them, so nothing in them is relied on.
 *
 * @param zone of an item that names none
 */
record ItemReader(ZoneId zone) {
    private static final Map<String, Boolean> FLAGS = Map.of("true", true, "false", false);
    private static final int LINE = 1000;
    private static final int PROSE = 8000;

    /** Calendars have four digits for a year. */
    private static final Instant FIRST = Instant.parse("0001-01-02T00:00:00Z");

    static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** The attributes that are read, so that a query leaves out the others. */
    static final List<String> ATTRIBUTES =
            Streams.concat(
                            Stream.of("id", "sequence", "updated_at", "sources", "mailboxes"),
                            Stream.of("merged_into", "decided", "contradicted"),
                            Field.of(Field.Role.SAYS).stream().map(Field::name),
                            Stream.of(
                                            Field.ALL_DAY,
                                            Field.TIMEZONE,
                                            Field.SOURCE_NAME,
                                            Field.SOURCE_DOMAIN,
                                            Field.MAIL_DATE,
                                            Field.AUTHENTICATED,
                                            Field.FOUND_IN,
                                            Field.NEEDS_REVIEW)
                                    .map(Field::name))
                    .toList();

    /** Empty for an item without a start, and for one whose event has become another or none. */
    Optional<ListedEvent> read(Map<String, AttributeValue> item) {
        Instant start = time(item, Field.START_TIME);
        boolean gone = item.containsKey("merged_into");
        if (start == null || gone) {
            return Optional.empty();
        }
        Instant end = time(item, Field.END_TIME);
        Instant changed = time(item.get("updated_at"));
        String title = line(item, Field.TITLE);
        return Optional.of(
                new ListedEvent(
                        Objects.requireNonNull(item.get("id")).s(),
                        title.isEmpty() ? "(no title)" : title,
                        start,
                        end != null && end.isAfter(start) ? end : null,
                        Boolean.TRUE.equals(flag(item, Field.ALL_DAY)),
                        zone(line(item, Field.TIMEZONE)),
                        prose(text(item.get(Field.DESCRIPTION.name()))),
                        line(item, Field.LOCATION),
                        line(item, Field.CATEGORY),
                        texts(item.get(Field.TAGS.name())),
                        line(item, Field.ORGANIZER_NAME),
                        link(item, Field.ORGANIZER_URL),
                        link(item, Field.SOURCE_URL),
                        status(line(item, Field.STATUS)),
                        Boolean.TRUE.equals(flag(item, Field.SOLD_OUT)),
                        sequence(item),
                        changed == null ? Instant.EPOCH : changed,
                        line(item, Field.SOURCE_NAME),
                        line(item, Field.SOURCE_DOMAIN),
                        time(item, Field.MAIL_DATE),
                        flag(item, Field.AUTHENTICATED),
                        line(item, Field.FOUND_IN),
                        line(item, Field.NEEDS_REVIEW),
                        item.containsKey("contradicted"),
                        texts(item.get("decided")).contains("approve"),
                        texts(item.get("mailboxes")),
                        sources(item.get("sources"))));
    }

    /** As calendars can count (RFC 5545), with room for more changes. */
    private static long sequence(Map<String, AttributeValue> item) {
        AttributeValue sequence = item.get("sequence");
        boolean counts = sequence != null && sequence.n() != null;
        return counts
                ? new BigDecimal(sequence.n())
                        .min(BigDecimal.valueOf(Integer.MAX_VALUE / 2))
                        .max(BigDecimal.ZERO)
                        .longValue()
                : 0;
    }

    /** Who sets it by hand may write it otherwise than we do. */
    private static String status(String status) {
        String lower = LetterCase.lower(status);
        return lower.equals("canceled") ? "cancelled" : lower;
    }

    private static String text(@Nullable AttributeValue value) {
        String number = value == null ? "" : Objects.toString(value.n(), "");
        return value == null ? "" : Objects.toString(value.s(), number);
    }

    private static String line(Map<String, AttributeValue> item, Field<?> field) {
        return line(text(item.get(field.name())));
    }

    private static String line(String text) {
        return Text.cut(Text.line(characters(text)), LINE);
    }

    /** Without the code points that are no characters; XML has none of them. */
    private static String characters(String text) {
        boolean clean = text.indexOf('\uFFFE') < 0 && text.indexOf('\uFFFF') < 0;
        return clean ? text : text.replace("\uFFFE", "").replace("\uFFFF", "");
    }

    private static String prose(String text) {
        return Text.lines(characters(text), PROSE);
    }

    private static String link(Map<String, AttributeValue> item, Field<?> field) {
        String link = text(item.get(field.name())).strip();
        // calendars take no letters beyond ASCII in an address
        if (!Links.isWeb(link)) {
            return "";
        }
        return CharMatcher.ascii().matchesAllOf(link) ? link : URI.create(link).toASCIIString();
    }

    private static @Nullable Boolean flag(Map<String, AttributeValue> item, Field<?> field) {
        AttributeValue value = item.get(field.name());
        Boolean flag = value == null ? null : value.bool();
        return flag == null ? FLAGS.get(LetterCase.lower(text(value))) : flag;
    }

    private static @Nullable Instant time(Map<String, AttributeValue> item, Field<?> field) {
        return time(item.get(field.name()));
    }

    private static @Nullable Instant time(@Nullable AttributeValue value) {
        try {
            String time = value == null ? null : value.s();
            if (time == null) {
                return null;
            }
            Instant read = ItemTime.parse(time);
            return read.isAfter(FIRST) && read.isBefore(LAST) ? read : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private ZoneId zone(String name) {
        try {
            return name.isEmpty() ? zone : ZoneId.of(name);
        } catch (DateTimeException e) {
            return zone;
        }
    }

    private static List<String> texts(@Nullable AttributeValue value) {
        if (value == null) {
            return List.of();
        }
        Collection<String> texts =
                value.hasSs() ? value.ss() : value.l().stream().map(ItemReader::text).toList();
        return texts.stream().map(ItemReader::line).filter(text -> !text.isEmpty()).toList();
    }

    private static Map<String, String> sources(@Nullable AttributeValue value) {
        // its order is that of its text, in every process
        Map<String, String> sources = new TreeMap<>();
        if (value != null && value.hasM()) {
            value.m().forEach((field, source) -> sources.put(field, line(text(source))));
        }
        return Collections.unmodifiableMap(sources);
    }
}
