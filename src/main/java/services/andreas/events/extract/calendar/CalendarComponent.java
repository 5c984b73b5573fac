package services.andreas.events.extract.calendar;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import services.andreas.events.mail.mime.EncodedWords;
import services.andreas.events.text.LetterCase;

/**
 * A component of an iCalendar stream as it was written.
 *
 * @param name in capitals, such as VEVENT
 * @param properties by their names in capitals
 */
record CalendarComponent(
        String name,
        Map<String, List<VObjectProperty>> properties,
        List<CalendarComponent> components) {

    CalendarComponent(String name) {
        this(LetterCase.upper(name.strip()), new HashMap<>(), new ArrayList<>());
    }

    void add(VObjectProperty property) {
        properties
                .computeIfAbsent(LetterCase.upper(property.getName()), name -> new ArrayList<>())
                .add(property);
    }

    /** Those of this name, however deep. */
    Stream<CalendarComponent> all(String name) {
        return components.stream()
                .flatMap(
                        component ->
                                Stream.concat(
                                        component.name.equals(name)
                                                ? Stream.of(component)
                                                : Stream.empty(),
                                        component.all(name)));
    }

    Stream<VObjectProperty> named(String name) {
        return properties.getOrDefault(name, List.of()).stream();
    }

    /** The first property of this name that has a value, or null. */
    VObjectProperty first(String name) {
        return named(name)
                .filter(property -> !property.getValue().isBlank())
                .findFirst()
                .orElse(null);
    }

    /** The raw value of the first property of this name, empty when there is none. */
    String value(String name) {
        VObjectProperty property = first(name);
        return property == null ? "" : property.getValue().strip();
    }

    /**
     * The text of the first property of this name without its escapes, empty when there is none;
     * some producers encode it as a header of a mail.
     */
    String text(String name) {
        return EncodedWords.decode(VObjectPropertyValues.unescape(value(name))).strip();
    }
}
