package services.andreas.events.extract.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** Dates and times in classes of HTML, which may stand in several elements. */
final class MicroformatTimes {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern HOUR = Pattern.compile("(?i)(\\d{1,2})\\s?([ap])\\.?m\\.?");
    private static final Pattern TIME =
            Pattern.compile("(?i)\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s?[ap]\\.?m\\.?)?.{0,10}");
    private static final String START = "startDate";
    private static final String END = "endDate";

    private MicroformatTimes() {}

    /** What an element tells: its parts of the class {@code value}, else what machines read. */
    static String of(Element element) {
        String parts =
                element.select(".value, .value-title").stream()
                        .filter(part -> part != element)
                        .limit(4)
                        .map(MicroformatTimes::one)
                        .collect(Collectors.joining(" "));
        return parts.isEmpty() ? one(element) : parts;
    }

    private static String one(Element element) {
        boolean isTitle = element.normalName().equals("abbr") || element.hasClass("value-title");
        String told =
                element.hasAttr("datetime")
                        ? element.attr("datetime")
                        : isTitle && element.hasAttr("title")
                                ? element.attr("title")
                                : HtmlItem.value(element).asText();
        Matcher hour = HOUR.matcher(told.strip());
        return hour.matches() ? hour.group(1) + ":00 " + hour.group(2) + "m" : told.strip();
    }

    /**
     * An end may name its time alone; as a date it is the day after the last in the older format.
     */
    static void complete(ObjectNode event, boolean classic) {
        String start = event.path(START).asText();
        String end = event.path(END).asText();
        Matcher day = DATE.matcher(start);
        if (TIME.matcher(end).matches() && day.lookingAt()) {
            event.put(END, day.group() + " " + end);
        } else if (classic && DATE.matcher(end).matches() && day.matches()) {
            event.put(END, before(end, start));
        }
    }

    private static String before(String end, String start) {
        try {
            LocalDate last = LocalDate.parse(end).minusDays(1);
            return last.isBefore(LocalDate.parse(start)) ? end : last.toString();
        } catch (DateTimeException noSuchDay) {
            return end;
        }
    }
}
