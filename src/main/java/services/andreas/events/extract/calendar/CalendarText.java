package services.andreas.events.extract.calendar;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataListener;
import com.github.mangstadt.vinnie.io.VObjectReader;
import com.github.mangstadt.vinnie.io.Warning;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the components of an iCalendar stream (RFC 5545, vCalendar 1.0), however broken: ends that
 * are missing are supplied, lines that say nothing belong to the one before.
 */
final class CalendarText implements VObjectDataListener {
    /**
     * These stand side by side; one that begins within another one means that its end is missing.
     */
    private static final Set<String> SIDE_BY_SIDE =
            Set.of("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE");

    private static final int MAX_DEPTH = 20;
    private static final int MAX_CHARS = 100_000;

    private static final Pattern TIME = Pattern.compile("\\d{8}");

    private final Deque<CalendarComponent> open = new ArrayDeque<>();
    private final StringBuilder continued = new StringBuilder();
    private VObjectProperty last;

    private CalendarText() {
        open.push(new CalendarComponent(""));
    }

    /** Returns a component that holds those of the stream. */
    static CalendarComponent read(String text) {
        CalendarText tree = new CalendarText();
        // the reader takes a blank first line for the end of the stream
        String lines =
                text.replaceAll("[\uFEFF\0]", "")
                        .stripLeading()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .collect(Collectors.joining("\r\n"));
        try (VObjectReader reader =
                new VObjectReader(new StringReader(lines), SyntaxRules.iCalendar())) {
            reader.setCaretDecodingEnabled(true);
            reader.parse(tree);
        } catch (IOException e) {
            throw new UncheckedIOException("A string can always be read", e);
        }
        tree.endProperty();
        return tree.open.getLast();
    }

    @Override
    public void onComponentBegin(String name, Context context) {
        if (name.equals("VCALENDAR")) {
            closeTo("");
        } else if (SIDE_BY_SIDE.contains(name)) {
            while (!open.peek().name().isEmpty() && !open.peek().name().equals("VCALENDAR")) {
                open.pop();
            }
        }
        CalendarComponent component = new CalendarComponent(name);
        if (open.size() < MAX_DEPTH) {
            open.peek().components().add(component);
            open.push(component);
        }
        endProperty();
    }

    @Override
    public void onComponentEnd(String name, Context context) {
        if (open.stream().anyMatch(component -> component.name().equals(name))) {
            closeTo(name);
            open.pop();
        }
        endProperty();
    }

    private void closeTo(String name) {
        while (!open.peek().name().equals(name)) {
            open.pop();
        }
    }

    @Override
    public void onProperty(VObjectProperty property, Context context) {
        endProperty();
        unquote(property);
        open.peek().add(property);
        last = property;
    }

    /** A zone's name that holds a colon, and no quotes around it, ends in the value. */
    private static void unquote(VObjectProperty property) {
        List<String> zone = property.getParameters().get("TZID");
        int colon = property.getValue().lastIndexOf(':');
        if (zone != null
                && !zone.isEmpty()
                && TIME.matcher(property.getValue().substring(colon + 1)).lookingAt()) {
            String rest = colon < 0 ? "" : ":" + property.getValue().substring(0, colon);
            property.getParameters().replace("TZID", String.join(",", zone) + rest);
            property.setValue(property.getValue().substring(colon + 1));
        }
    }

    @Override
    public void onVersion(String version, Context context) {
        // what a version changes shows in the values themselves
    }

    @Override
    public void onWarning(
            Warning warning, VObjectProperty property, Exception thrown, Context context) {
        boolean goesOn = last != null && continued.length() < MAX_CHARS;
        if (warning == Warning.MALFORMED_LINE && goesOn) {
            continued.append("\\n").append(context.getUnfoldedLine().strip());
        }
    }

    /** What follows belongs to no property before. */
    private void endProperty() {
        if (!continued.isEmpty()) {
            last.setValue(last.getValue() + continued);
            continued.setLength(0);
        }
        last = null;
    }
}
