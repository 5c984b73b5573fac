package services.andreas.events.items;

import static services.andreas.events.ledger.Attributes.s;
import static services.andreas.events.ledger.Attributes.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import services.andreas.events.event.Field;
import services.andreas.events.event.Field.Role;
import services.andreas.events.merge.decision.Edits;
import services.andreas.events.text.Digest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What we have written into an item, as a digest of each field in an attribute of its own, to
 * recognise a value that somebody else wrote.
 */
public final class WrittenValues {
    static final String NAME = "written";

    /** As many hexadecimal digits as tell two values of one field apart. */
    private static final int DIGITS = 8;

    private static final List<String> FIELDS =
            Stream.concat(Field.of(Role.SAYS).stream(), Stream.of(Field.ALL_DAY, Field.TIMEZONE))
                    .map(Field::name)
                    .toList();

    private WrittenValues() {}

    static AttributeValue of(Map<String, AttributeValue> item) {
        return s(
                FIELDS.stream()
                        .filter(item::containsKey)
                        .map(name -> name + "=" + digest(item.get(name)))
                        .collect(Collectors.joining(" ")));
    }

    /**
     * What somebody else has changed since in an item; where it is not known what we wrote, those
     * fields that are locked.
     *
     * @param computed what the event is, as attributes
     * @param decided names of the fields that a person has decided on
     */
    static Edits changed(
            Map<String, AttributeValue> item,
            Map<String, AttributeValue> computed,
            Set<String> decided) {
        String written = text(item, NAME);
        if (item.isEmpty() || ItemAttributes.isGone(item)) {
            return Edits.NONE;
        }
        Map<String, Object> changed = new TreeMap<>();
        Set<String> locked = ItemAttributes.locked(item);
        locked.removeAll(decided);
        Map<String, String> digests = new TreeMap<>();
        for (String field : written == null ? new String[0] : written.split(" ")) {
            digests.put(field.replaceFirst("=.*", ""), field.replaceFirst("[^=]*=?", ""));
        }
        for (String name : FIELDS) {
            AttributeValue value = item.get(name);
            String digest = value == null ? "" : digest(value);
            boolean isOurs = written == null || digest.equals(digests.getOrDefault(name, ""));
            if ((!isOurs || locked.contains(name))
                    && !ItemAttributes.same(name, computed.get(name), value)) {
                changed.put(name, plain(value));
            }
        }
        return new Edits(changed);
    }

    private static String digest(AttributeValue value) {
        return Digest.of(plain(value).toString(), DIGITS);
    }

    private static Object plain(AttributeValue value) {
        if (value == null) {
            return "";
        }
        if (value.bool() != null) {
            return value.bool();
        }
        if (value.hasL() || value.hasSs()) {
            return value.hasSs()
                    ? value.ss()
                    : value.l().stream().map(WrittenValues::plain).toList();
        }
        return value.s() != null ? value.s() : value.n() != null ? value.n() : "";
    }
}
