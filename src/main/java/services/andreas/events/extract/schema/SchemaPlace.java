package services.andreas.events.extract.schema;

import com.google.common.base.CharMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import services.andreas.events.event.Links;
import services.andreas.events.text.Folded;
import services.andreas.events.text.Text;

/** A schema.org location in one line: the name of the place, then its address. */
final class SchemaPlace {
    private static final CharMatcher AROUND = CharMatcher.anyOf(",;").or(CharMatcher.whitespace());

    /** Each part is compared with all before it; a stored place is no longer than this. */
    private static final int MAX_CHARS = 500;

    /** No line has room for more. */
    private static final int MOST_PLACES = 20;

    private final List<String> names = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private String url;
    private SchemaNode address;

    private SchemaPlace() {}

    /**
     * @param event whose {@code location} may be a text, a place, several of them, or virtual
     */
    static SchemaPlace of(SchemaNode event) {
        SchemaPlace place = new SchemaPlace();
        event.all("location").stream().limit(MOST_PLACES).forEach(place::add);
        if (place.line().isEmpty() && isOnlineOnly(event)) {
            place.lines.add("Online");
        }
        return place;
    }

    private static boolean isOnlineOnly(SchemaNode event) {
        List<SchemaNode> modes = event.all("eventAttendanceMode");
        return !modes.isEmpty()
                && modes.stream()
                        .map(SchemaNode::term)
                        .allMatch("OnlineEventAttendanceMode"::equals);
    }

    private void add(SchemaNode location) {
        if (location.isText()) {
            lines.add(location.words());
            return;
        }
        boolean isVirtual = location.types().contains("VirtualLocation");
        String name = location.text("name");
        String link = location.text("url");
        if (isVirtual && Links.isWeb(link)) {
            url = url == null ? link : url;
            lines.add(name.isEmpty() ? link : name);
            return;
        }
        if (!name.isEmpty()) {
            names.add(name);
        }
        SchemaNode postal =
                location.all("address").isEmpty() ? location : location.first("address");
        if (address == null && !postal.isText()) {
            address = postal;
        }
        lines.add(joined(List.of(name, postal.isText() ? postal.words() : line(postal))));
    }

    private static String line(SchemaNode address) {
        String street = address.text("streetAddress");
        String locality = address.text("addressLocality");
        String region = address.text("addressRegion");
        String code = address.text("postalCode");
        String country = address.text("addressCountry");
        boolean isCode = country.length() <= 3;
        String town =
                region.isEmpty() || region.equals(locality)
                        ? joined(" ", List.of(code, locality))
                        : joined(List.of(locality, joined(" ", List.of(region, code))));
        String fallback = address.types().contains("PostalAddress") ? address.text("name") : "";
        String line = joined(List.of(street, town, isCode ? "" : country));
        return line.isEmpty() ? fallback : line;
    }

    /** The parts that say something new, separated by commas. */
    private static String joined(List<String> parts) {
        String whole = "";
        for (String part : parts) {
            String clean = AROUND.trimFrom(Text.cut(part, MAX_CHARS));
            if (whole.length() > MAX_CHARS) {
                break;
            }
            if (clean.isEmpty() || Folded.of(whole).contains(Folded.of(clean))) {
                continue;
            }
            boolean repeats = !whole.isEmpty() && Folded.of(clean).startsWith(Folded.of(whole));
            whole = whole.isEmpty() || repeats ? clean : whole + ", " + clean;
        }
        return whole;
    }

    private static String joined(String separator, List<String> parts) {
        return String.join(separator, parts.stream().filter(part -> !part.isEmpty()).toList());
    }

    String line() {
        Set<String> once = new LinkedHashSet<>(lines);
        once.removeIf(String::isEmpty);
        return joined(List.copyOf(once));
    }

    /** The name of the place alone, or null. */
    String venue() {
        return names.isEmpty() ? null : names.get(0);
    }

    /** Where a virtual place is, or null. */
    String url() {
        return url;
    }

    String country() {
        return address == null ? "" : address.text("addressCountry");
    }

    String region() {
        return address == null ? "" : address.text("addressRegion");
    }
}
