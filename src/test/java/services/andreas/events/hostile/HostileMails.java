package services.andreas.events.hostile;

import static services.andreas.events.hostile.HostileMail.answer;
import static services.andreas.events.hostile.HostileMail.body;
import static services.andreas.events.hostile.HostileMail.message;

import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import services.andreas.events.extract.calendar.CalendarEvents;
import services.andreas.events.extract.model.StatedEvent;
import services.andreas.events.extract.schema.JsonLdEvents;
import services.andreas.events.mail.html.HtmlText;
import services.andreas.events.mail.mime.MimeHeader;

/** Every part that a stranger writes, filled with everything that patterns stumble over. */
final class HostileMails {
    private static final String CALENDAR = "text/calendar";
    private static final String EVENT =
            "BEGIN:VEVENT\nUID:u\nSUMMARY:Gala\nDTSTART:20261205T200000Z\n";

    private HostileMails() {}

    /** By the kind of their part. */
    static Map<String, Stream<HostileMail>> kinds() {
        return Map.of(
                "headers", headers(),
                "calendar properties", calendarProperties(),
                "zone properties", zoneProperties(),
                "properties of things", things(),
                "HTML attributes", attributes(),
                "texts", texts(),
                "answers", answers(),
                "structures", HostileStructures.all(),
                "rows", HostileRows.all(),
                "files", Stream.concat(HostileFiles.all(), HostileGrowth.all()));
    }

    private static Stream<HostileMail> pairs(
            Set<String> names, BiFunction<String, String, HostileMail> shape) {
        return names.stream()
                .flatMap(name -> Fillers.few().map(unit -> shape.apply(name, unit).small()));
    }

    private static String name(String kind, String property, String unit) {
        return kind + " " + property + " of " + unit.replace("\n", "\\n").replace("\t", "\\t");
    }

    private static Stream<HostileMail> headers() {
        return pairs(
                Constants.of(MimeHeader.class, "[a-z]+(-[a-z]+)*"),
                (header, unit) ->
                        message(
                                name("header", header, unit),
                                size ->
                                        header
                                                + ": "
                                                + Fillers.of(unit, size)
                                                + "\nTo: me@example.com\n\nGala on 5 December 2026"));
    }

    private static Stream<HostileMail> calendarProperties() {
        return pairs(
                Constants.of(CalendarEvents.class, "[A-Z]+(-[A-Z]+)*"),
                (property, unit) ->
                        body(
                                name("calendar", property, unit),
                                CALENDAR,
                                size ->
                                        "BEGIN:VCALENDAR\n"
                                                + property
                                                + ":"
                                                + Fillers.of(unit, size)
                                                + "\n"
                                                + EVENT
                                                + property
                                                + ";"
                                                + "X=y:"
                                                + Fillers.of(unit, size)
                                                + "\nEND:VEVENT\nEND:VCALENDAR\n"));
    }

    private static Stream<HostileMail> zoneProperties() {
        return pairs(
                Constants.of(CalendarEvents.class, "(TZ|X-LIC|DTS|RR)[A-Z-]+"),
                (property, unit) ->
                        body(
                                name("zone", property, unit),
                                CALENDAR,
                                size ->
                                        "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:z\n"
                                                + property
                                                + ":"
                                                + Fillers.of(unit, size)
                                                + "\nBEGIN:STANDARD\nDTSTART:20000101T000000\nTZOFFSETFROM:+0111\nTZOFFSETTO:+0113\n"
                                                + property
                                                + ":"
                                                + Fillers.of(unit, size)
                                                + "\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:u\nSUMMARY:Gala\nDTSTART;TZID=\""
                                                + Fillers.of(unit, size).replace("\"", "")
                                                + "\":20261205T200000\nEND:VEVENT\nBEGIN:VEVENT\nUID:v\nSUMMARY:Gala\nDTSTART;TZID=z:20261205T200000\nEND:VEVENT\nEND:VCALENDAR\n"));
    }

    private static Stream<HostileMail> things() {
        return pairs(
                Constants.of(JsonLdEvents.class, "@[a-z]+|url|[a-z]{4,}([A-Z][a-z]+)*"),
                (property, unit) ->
                        body(
                                name("JSON-LD", property, unit),
                                "text/html",
                                size ->
                                        "<script type=\"application/ld+json\">{\"@type\":\"Event\",\"name\":\"Gala\",\"startDate\":\"2026-12-05\",\"location\":{\"@type\":\"Place\",\"name\":\"Hall\",\"address\":{\"streetAddress\":\"Road 1\",\""
                                                + property
                                                + "\":\""
                                                + escaped(Fillers.of(unit, size))
                                                + "\"}},\""
                                                + property
                                                + "\":\""
                                                + escaped(Fillers.of(unit, size))
                                                + "\"}</script><div itemscope itemtype=\"http://schema.org/Event\"><i itemprop=\""
                                                + property
                                                + "\" content=\""
                                                + quoted(Fillers.of(unit, size))
                                                + "\"></i></div><div typeof=Event><i property=\""
                                                + property
                                                + "\">"
                                                + Fillers.of(unit, size)
                                                + "</i></div>"));
    }

    private static Stream<HostileMail> attributes() {
        return pairs(
                Constants.of(HtmlText.class, "[a-z]+(-[a-z]+)*"),
                (name, unit) ->
                        body(
                                name("HTML", name, unit),
                                "text/html",
                                size ->
                                        "<p>Gala on 5 December 2026 <"
                                                + name
                                                + " "
                                                + name
                                                + "=\""
                                                + quoted(Fillers.of(unit, size))
                                                + "\" style=\""
                                                + name
                                                + ":"
                                                + quoted(Fillers.of(unit, size))
                                                + "\">"
                                                + Fillers.of(unit, size)
                                                + "</"
                                                + name
                                                + ">"));
    }

    private static Stream<HostileMail> texts() {
        return Stream.concat(Fillers.units(), HostileStructures.proseUnits())
                .flatMap(
                        unit ->
                                Stream.of(
                                        body(
                                                name("text", "lines", unit),
                                                "text/plain",
                                                size ->
                                                        "Gala\n"
                                                                + Fillers.repeated(
                                                                        unit + "\n", size)),
                                        body(
                                                name("text", "line", unit),
                                                "text/plain",
                                                size -> "Gala " + Fillers.of(unit, size)),
                                        body(
                                                name("text", "quoted", unit),
                                                "text/plain",
                                                size ->
                                                        "From: a\n> "
                                                                + Fillers.repeated(unit, size)
                                                                + "\n> "
                                                                + Fillers.repeated(unit, size)),
                                        body(
                                                name("text", "beside data", unit),
                                                "text/html",
                                                size ->
                                                        "<script type=\"application/ld+json\">{\"@type\":\"Event\",\"name\":\"Gala\",\"startDate\":\"2026-12-05\",\"url\":\"https://a.example\"}</script><pre>From: "
                                                                + quoted(
                                                                        Fillers.repeated(
                                                                                unit, size))
                                                                + "</pre>")));
    }

    private static Stream<HostileMail> answers() {
        Set<String> members = Constants.of(StatedEvent.class, "[a-z]+(_[a-z]+)*");
        return pairs(
                members,
                (member, unit) ->
                        answer(
                                name("answer", member, unit),
                                size -> "Gala on 5 December 2026 in Hall " + Fillers.of(unit, size),
                                size ->
                                        "{\"events\":[{\"title\":\"Gala\",\"title_quote\":\"Gala\",\"start_time\":\"2026-12-05\",\""
                                                + member.replaceFirst(
                                                        "^(title|title_quote|start_time)$",
                                                        "description")
                                                + "\":\""
                                                + escaped(Fillers.of(unit, size))
                                                + "\"},{\""
                                                + member
                                                + "\":\""
                                                + escaped(Fillers.of(unit, size))
                                                + "\"}]}"));
    }

    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
    }

    static String quoted(String text) {
        return text.replace("\"", "&quot;");
    }

    static String many(int count, IntFunction<String> one) {
        return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining());
    }
}
