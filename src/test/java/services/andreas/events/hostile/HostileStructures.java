package services.andreas.events.hostile;

import static services.andreas.events.hostile.HostileMail.answer;
import static services.andreas.events.hostile.HostileMail.body;
import static services.andreas.events.hostile.HostileMail.message;
import static services.andreas.events.hostile.HostileMails.many;

import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Many small things that refer to each other, repeat each other, or stand in each other. */
final class HostileStructures {
    private static final String HTML = "text/html";
    private static final String SCRIPT = "<script type=\"application/ld+json\">";
    private static final String VEVENT = "BEGIN:VEVENT\nUID:%s\nSUMMARY:Gala %s\n%s\nEND:VEVENT\n";
    private static final String NODE =
            "{\"@type\":\"Event\",\"name\":\"Gala %s\",\"startDate\":\"2026-12-05\",%s}";

    private HostileStructures() {}

    static Stream<HostileMail> all() {
        return Stream.of(calendars(), zones(), pages(), microdata(), markup(), mime(), answers())
                .flatMap(shapes -> shapes);
    }

    static Stream<String> proseUnits() {
        return Stream.of(
                "Mon ",
                "Monday ",
                "Monday 5.12. ",
                "Mon - Tue, ",
                "Monday - Tuesday, ",
                "(Mo) 5.12., ",
                "tomorrow ",
                "tonight 8 pm ",
                "today ",
                "5 May ",
                "May 5, ",
                "1,1,1,1,1, May ",
                "1a1a1a1a1 may ",
                "1 e 1 e 1 e may ",
                "5.12.2026 ",
                "1.11.2026",
                "2026-11-01\n",
                "sent 1.11.2026 ",
                "1 Nov 2026 ",
                "12/05 ",
                "12/05/2026 ",
                "20261205 ",
                "2026. 12. 5. ",
                "12月5日",
                "月曜",
                "下午3",
                "at 5 ",
                "half past five ",
                "18:00 ",
                "6-8 pm ",
                "90 minutes ",
                "1.5 h ",
                "from: ",
                "From: a\n",
                "From: a\nSent: b\n",
                "on a wrote: ",
                "On a wrote:\n",
                "> On a\n",
                "> ",
                "> a\n",
                ">",
                "\n",
                " \n",
                "--\n",
                "-----Original Message-----\n",
                "unsubscribe ",
                "-- \n",
                "https://a.example/ ",
                "<https://a.example/> ",
                "https://a.example/(",
                "https://a.b?utm_source=c&",
                "minut",
                "12 . ",
                "1....",
                "ß",
                "Ǆ",
                "ﷺ",
                "e\u0301",
                "\u0301",
                "İ",
                "👨‍👩‍👧",
                "\u200d",
                "\u202e",
                "\u0000");
    }

    private static HostileMail calendar(String name, IntFunction<String> lines) {
        return body(
                "calendar " + name,
                "text/calendar",
                size -> "BEGIN:VCALENDAR\nVERSION:2.0\n" + lines.apply(size) + "END:VCALENDAR\n");
    }

    private static HostileMail events(String name, String uid, String lines) {
        return calendar(
                "events " + name,
                size ->
                        many(
                                size / 60 + 1,
                                i ->
                                        VEVENT.formatted(
                                                uid.replace("?", "" + i),
                                                i,
                                                lines.replace("?", "" + (100000 + i)))));
    }

    private static HostileMail lines(String name, String line) {
        return calendar(
                "lines " + name,
                size ->
                        "BEGIN:VEVENT\nUID:u\nSUMMARY:Gala\nDTSTART:20261205T200000Z\n"
                                + many(
                                        size / line.length() + 1,
                                        i -> line.replace("?", "" + (100000 + i)) + "\n")
                                + "END:VEVENT\n");
    }

    private static Stream<HostileMail> calendars() {
        String start = "DTSTART:20261205T200000Z\n";
        return Stream.of(
                events("of one UID", "u", start),
                events("without UID", "", start),
                events("without start", "u?", ""),
                events("at one time", "u?", start),
                events("that repeat", "u?", start + "RRULE:FREQ=DAILY"),
                events("of one UID that repeat", "u", start + "RRULE:FREQ=DAILY"),
                events(
                        "that repeat long ago",
                        "u?",
                        "DTSTART:19000101T000000Z\nRRULE:FREQ=SECONDLY"),
                events(
                        "that count long ago",
                        "u?",
                        "DTSTART:19000101T000000Z\nRRULE:FREQ=SECONDLY;COUNT=2000000000"),
                events(
                        "that never repeat",
                        "u?",
                        start + "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
                events(
                        "that never repeat by seconds",
                        "u?",
                        start + "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"),
                events(
                        "that repeat by set",
                        "u?",
                        start
                                + "RRULE:FREQ=YEARLY;BYSECOND=1,2,3,4;BYMINUTE=1,2,3,4;BYHOUR=1,2,3,4;BYSETPOS=-1"),
                events("that replace", "u", start + "RECURRENCE-ID:20261205T?Z"),
                events(
                        "that replace later ones",
                        "u",
                        "DTSTART:20261205T?Z\nRRULE:FREQ=DAILY\nEND:VEVENT\nBEGIN:VEVENT\nUID:u\nDTSTART:20261205T?Z\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261205T?Z"),
                events("in unknown zones", "u?", "DTSTART;TZID=zone ?:20261205T200000"),
                lines("RRULE", "RRULE:FREQ=DAILY"),
                lines("RRULE of seconds", "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"),
                lines("EXRULE", "EXRULE:FREQ=DAILY;INTERVAL=2"),
                lines("RDATE", "RDATE:20270101T?Z"),
                lines("RDATE periods", "RDATE;VALUE=PERIOD:20270101T?Z/PT1H"),
                lines("EXDATE", "EXDATE:20270101T?Z"),
                lines("CATEGORIES", "CATEGORIES:a?"),
                lines("DESCRIPTION", "DESCRIPTION:a?"),
                lines("that say nothing", "x"),
                lines("that continue", " x"),
                lines("that begin", "BEGIN:X?"),
                lines("that end", "END:X?"),
                lines("that begin events", "BEGIN:VEVENT"),
                lines("of parameters", "X;A?=b;A?=c:d"),
                calendar(
                        "parameters of one line",
                        size ->
                                "BEGIN:VEVENT\nUID:u\nSUMMARY:a\nDTSTART"
                                        + many(size / 8, i -> ";A" + i + "=b")
                                        + ":20261205T200000Z\nEND:VEVENT\n"),
                calendar(
                        "zones of one line",
                        size ->
                                "BEGIN:VEVENT\nUID:u\nSUMMARY:a\nDTSTART"
                                        + ";TZID=a".repeat(size / 7)
                                        + ":20261205T200000Z\nEND:VEVENT\n"),
                calendar(
                        "description of an event that repeats",
                        size ->
                                "BEGIN:VEVENT\nUID:u\nSUMMARY:a\nDTSTART:20261205T200000Z\nRRULE:FREQ=DAILY\nDESCRIPTION:<p>"
                                        + "a&amp; <b>".repeat(size / 10)
                                        + "\nEND:VEVENT\n"),
                calendar(
                        "title of an event that repeats",
                        size ->
                                "BEGIN:VEVENT\nUID:u\nSUMMARY:"
                                        + "a ".repeat(size / 2)
                                        + "\nDTSTART:20261205T200000Z\nRRULE:FREQ=DAILY\nEND:VEVENT\n"),
                calendar(
                        "long titles",
                        size ->
                                many(
                                        size / 1_000 + 2,
                                        i -> VEVENT.formatted("", i + "a ".repeat(500), ""))),
                message(
                        "calendar parts",
                        size ->
                                "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n"
                                        + many(
                                                size / 200 + 1,
                                                i ->
                                                        "--b\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n"
                                                                + VEVENT.formatted(
                                                                        "u",
                                                                        i,
                                                                        "DTSTART:20261205T200000Z\nRECURRENCE-ID:20261205T"
                                                                                + (100000 + i)
                                                                                + "Z")
                                                                + "END:VCALENDAR\n")
                                        + "--b--\n"));
    }

    private static HostileMail zone(String name, String observance, String event) {
        return calendar(
                "zone " + name,
                size ->
                        "BEGIN:VTIMEZONE\nTZID:z\n"
                                + many(
                                        size / observance.length() + 1,
                                        i ->
                                                "BEGIN:STANDARD\n"
                                                        + observance.replace(
                                                                "?", "" + (1000 + i % 8000))
                                                        + "END:STANDARD\n")
                                + "END:VTIMEZONE\n"
                                + many(20, i -> VEVENT.formatted("u" + i, i, event)));
    }

    private static Stream<HostileMail> zones() {
        String event = "DTSTART;TZID=z:20261205T200000";
        return Stream.of(
                zone(
                        "of many years",
                        "DTSTART:?0101T000000\nTZOFFSETFROM:+0111\nTZOFFSETTO:+0113\n",
                        event),
                zone(
                        "of many rules",
                        "DTSTART:?0101T000000\nTZOFFSETFROM:+0111\nTZOFFSETTO:+0113\nRRULE:FREQ=YEARLY\n",
                        event),
                zone(
                        "of rules that end",
                        "DTSTART:?0101T000000\nTZOFFSETFROM:+0111\nTZOFFSETTO:+0113\nRRULE:FREQ=YEARLY;BYDAY=1MO;UNTIL=20300101T000000Z\n",
                        event),
                zone(
                        "of an event that repeats",
                        "DTSTART:?0101T000000\nTZOFFSETFROM:+0111\nTZOFFSETTO:+0113\nRRULE:FREQ=YEARLY\n",
                        event + "\nRRULE:FREQ=DAILY"),
                calendar(
                        "many zones",
                        size ->
                                many(
                                        size / 200 + 1,
                                        i ->
                                                "BEGIN:VTIMEZONE\nTZID:z"
                                                        + i
                                                        + "\nBEGIN:STANDARD\nDTSTART:20000101T000000\nTZOFFSETFROM:+0111\nTZOFFSETTO:+0113\nRRULE:FREQ=YEARLY\nEND:STANDARD\nEND:VTIMEZONE\n"
                                                        + VEVENT.formatted(
                                                                "u" + i,
                                                                i,
                                                                "DTSTART;TZID=z"
                                                                        + i
                                                                        + ":20261205T200000"))),
                calendar(
                        "zone that cannot be read",
                        size ->
                                "BEGIN:VTIMEZONE\nTZID:z\n"
                                        + many(
                                                size / 100 + 1,
                                                i ->
                                                        "BEGIN:STANDARD\nDTSTART:x\nTZOFFSETTO:y\nEND:STANDARD\n")
                                        + "END:VTIMEZONE\n"
                                        + many(
                                                size / 100,
                                                i ->
                                                        VEVENT.formatted(
                                                                "u" + i,
                                                                i,
                                                                "DTSTART;TZID=z:20261205T200000"))));
    }

    private static HostileMail script(String name, IntFunction<String> json) {
        return body(
                "JSON-LD " + name,
                HTML,
                size -> SCRIPT + json.apply(size) + "</script><p>Gala on 5 December 2026");
    }

    private static HostileMail nodes(String name, String more) {
        return script(
                name,
                size ->
                        "["
                                + many(
                                        size / 60 + 1,
                                        i -> NODE.formatted(i, more.replace("?", "" + i)) + ",")
                                + "{}]");
    }

    private static HostileMail values(String property, String value) {
        return script(
                property + " of many " + value,
                size ->
                        NODE.formatted(
                                "",
                                "\""
                                        + property
                                        + "\":["
                                        + many(
                                                size / value.length() + 1,
                                                i -> value.replace("?", "" + i) + ",")
                                        + "\"\"]"));
    }

    private static Stream<HostileMail> pages() {
        Stream<HostileMail> repairs =
                Fillers.few()
                        .flatMap(
                                unit ->
                                        Stream.of(
                                                script(
                                                        "of " + unit,
                                                        size -> Fillers.repeated(unit, size)),
                                                script(
                                                        "before " + unit,
                                                        size ->
                                                                "{\"@type\":\"Event\"}"
                                                                        + Fillers.repeated(
                                                                                unit, size)),
                                                script(
                                                        "in " + unit,
                                                        size ->
                                                                "{\"@type\":\"Event\",\"name\":\"a\""
                                                                        + Fillers.repeated(
                                                                                unit, size)
                                                                        + "x\"startDate\":\"2026-12-05\"}"),
                                                script(
                                                        "comment " + unit,
                                                        size ->
                                                                "-->"
                                                                        + Fillers.repeated(
                                                                                " " + unit, size)
                                                                        + "x")));
        Stream<HostileMail> lists =
                Stream.of(
                                "@type",
                                "name",
                                "location",
                                "organizer",
                                "url",
                                "sameAs",
                                "offers",
                                "keywords",
                                "eventStatus",
                                "eventSchedule",
                                "subEvent",
                                "superEvent",
                                "description",
                                "startDate",
                                "eventAttendanceMode")
                        .flatMap(
                                property ->
                                        Stream.of(
                                                        "\" \"",
                                                        "\"a?\"",
                                                        "{}",
                                                        "{\"@id\":\"#a\"}",
                                                        "{\"name\":\"b?\"}",
                                                        "{\"address\":{\"name\":\"c?\"}}",
                                                        "{\"repeatFrequency\":\"P1D\"}",
                                                        "{\"@type\":\"Event\",\"name\":\"d?\"}",
                                                        "[",
                                                        "{\"name\":")
                                                .map(value -> values(property, value)));
        return Stream.of(
                        repairs,
                        lists,
                        Stream.of(
                                script(
                                        "brackets",
                                        size -> "[".repeat(size / 2) + "}".repeat(size / 2)),
                                script(
                                        "closed brackets",
                                        size -> "[".repeat(size / 2) + "]".repeat(size / 2)),
                                script(
                                        "braces",
                                        size -> "{".repeat(size / 2) + "]".repeat(size / 2)),
                                script("objects", size -> "{\"a\":".repeat(size / 5)),
                                script(
                                        "a name of itself",
                                        size ->
                                                NODE.formatted(
                                                        1,
                                                        "\"@id\":\"#x\",\"name\":{\"@id\":\"#x\"},\"a\":\""
                                                                + "a".repeat(size)
                                                                + "\"")),
                                script(
                                        "names of itself",
                                        size ->
                                                "{\"@type\":\"Event\",\"startDate\":\"2026-12-05\",\"@id\":\"#x\",\"name\":["
                                                        + "{\"@id\":\"#x\"},".repeat(size / 15)
                                                        + "\"\"]}"),
                                nodes("parts", "\"superEvent\":{\"@id\":\"#1\"},\"@id\":\"#?\""),
                                nodes("chain", "\"location\":{\"@id\":\"#?\"}"),
                                script(
                                        "one place of many",
                                        size ->
                                                "[{\"@id\":\"#p\",\"@type\":\"Place\",\"name\":["
                                                        + "\" \",".repeat(size / 8)
                                                        + "\"\"],\"address\":{\"name\":\"a\"}},"
                                                        + many(
                                                                size / 100,
                                                                i ->
                                                                        NODE.formatted(
                                                                                        i,
                                                                                        "\"location\":{\"@id\":\"#p\"}")
                                                                                + ",")
                                                        + "{}]"),
                                script(
                                        "one list of many",
                                        size ->
                                                "[{\"@id\":\"#p\",\"name\":\"\",\"sameAs\":["
                                                        + "\" \",".repeat(size / 8)
                                                        + "\"\"]},"
                                                        + many(
                                                                size / 100,
                                                                i ->
                                                                        NODE.formatted(
                                                                                        i,
                                                                                        "\"location\":{\"@id\":\"#p\"},\"organizer\":{\"@id\":\"#p\"}")
                                                                                + ",")
                                                        + "{}]"),
                                nodes(
                                        "schedules",
                                        "\"eventSchedule\":{\"repeatFrequency\":\"P1D\"}"),
                                nodes(
                                        "seconds",
                                        "\"eventSchedule\":{\"repeatFrequency\":\"DAILY\",\"byMonth\":2,\"byMonthDay\":30}"),
                                script(
                                        "a description of a schedule",
                                        size ->
                                                NODE.formatted(
                                                        1,
                                                        "\"eventSchedule\":{\"repeatFrequency\":\"P1D\"},\"description\":\"<p>"
                                                                + "a&amp; <b>".repeat(size / 10)
                                                                + "\"")),
                                body(
                                        "scripts",
                                        HTML,
                                        size ->
                                                many(
                                                        size / 100 + 1,
                                                        i ->
                                                                SCRIPT
                                                                        + NODE.formatted(
                                                                                i, "\"a\":1")
                                                                        + "</script>")),
                                script(
                                        "without start",
                                        size ->
                                                "["
                                                        + many(
                                                                size / 40 + 1,
                                                                i ->
                                                                        "{\"@type\":\"Event\",\"name\":\"n"
                                                                                + i
                                                                                + "\"},")
                                                        + "{}]")))
                .flatMap(shapes -> shapes);
    }

    private static Stream<HostileMail> microdata() {
        String event = "itemscope itemtype=\"http://schema.org/Event\"";
        return Stream.of(
                body(
                        "microdata references",
                        HTML,
                        size ->
                                "<div id=a><i itemprop=name>x</i></div>"
                                        + ("<p "
                                                        + event
                                                        + " itemref=\""
                                                        + "a ".repeat(60)
                                                        + "\"></p>")
                                                .repeat(size / 180 + 1)),
                body(
                        "microdata references to many",
                        HTML,
                        size ->
                                "<div id=a>"
                                        + "<i itemprop=name>x</i>".repeat(size / 22 + 1)
                                        + "</div>"
                                        + ("<p " + event + " itemref=a></p>")
                                                .repeat(size / 60 + 1)),
                body(
                        "microdata references of one",
                        HTML,
                        size ->
                                "<p id=a itemprop=description>"
                                        + "word ".repeat(size / 5)
                                        + "</p><p "
                                        + event
                                        + " itemref=\""
                                        + "a ".repeat(size / 2)
                                        + "\"></p>"),
                body(
                        "microdata references to others",
                        HTML,
                        size ->
                                many(size / 30 + 1, i -> "<i id=a" + i + " itemprop=name>x</i>")
                                        + "<p "
                                        + event
                                        + " itemref=\""
                                        + many(size / 8 + 1, i -> "a" + i + " ")
                                        + "\"></p>"),
                body(
                        "microdata references to nobody",
                        HTML,
                        size ->
                                "<p "
                                        + event
                                        + " itemref=\""
                                        + many(size / 8 + 1, i -> "a" + i + " ")
                                        + "\"></p>"
                                        + "<i></i>".repeat(size / 7 + 1)),
                body(
                        "microdata references in a ring",
                        HTML,
                        size ->
                                many(
                                                size / 70 + 1,
                                                i ->
                                                        "<p id=r"
                                                                + i
                                                                + " itemprop=subEvent "
                                                                + event
                                                                + " itemref=r"
                                                                + (i + 1)
                                                                + "></p>")
                                        + "<p "
                                        + event
                                        + " itemref=r0></p>"),
                body(
                        "microdata references in twos",
                        HTML,
                        size ->
                                many(
                                                size / 70 + 1,
                                                i ->
                                                        "<p id=r"
                                                                + i
                                                                + " itemprop=subEvent "
                                                                + event
                                                                + " itemref=\"r"
                                                                + (i + 1)
                                                                + " r"
                                                                + (i + 1)
                                                                + " r"
                                                                + (i + 2)
                                                                + "\"></p>")
                                        + "<p "
                                        + event
                                        + " itemref=r0></p>"),
                body(
                        "microdata nested",
                        HTML,
                        size -> ("<div itemprop=a " + event + ">").repeat(size / 60 + 1)),
                body(
                        "microdata properties around a text",
                        HTML,
                        size ->
                                "<div "
                                        + event
                                        + ">"
                                        + "<div itemprop=description>".repeat(size / 52 + 1)
                                        + "word ".repeat(size / 10)),
                body(
                        "microdata names",
                        HTML,
                        size ->
                                "<div "
                                        + event
                                        + "><i itemprop=\""
                                        + many(size / 6, i -> "a" + i + " ")
                                        + "\">x</i></div>"),
                body(
                        "microdata types",
                        HTML,
                        size ->
                                "<div itemscope itemtype=\""
                                        + many(size / 6, i -> "Event" + i + " ")
                                        + "\"><i itemprop=name>x</i></div>"),
                body(
                        "RDFa nested",
                        HTML,
                        size -> "<div typeof=Event property=a>".repeat(size / 29 + 1)),
                body(
                        "RDFa within nothing",
                        HTML,
                        size ->
                                "<div>".repeat(size / 40)
                                        + "<i property=a typeof=Event>x</i>".repeat(size / 32 + 1)),
                body(
                        "RDFa properties around a text",
                        HTML,
                        size ->
                                "<div typeof=Event>"
                                        + "<div property=description>".repeat(size / 52 + 1)
                                        + "word ".repeat(size / 10)),
                body(
                        "RDFa things",
                        HTML,
                        size ->
                                "<i typeof=Event><b property=name>x</b></i>"
                                        .repeat(size / 42 + 1)));
    }

    private static Stream<HostileMail> markup() {
        Stream<HostileMail> tags =
                Stream.of(
                                "a",
                                "b",
                                "i",
                                "p",
                                "div",
                                "table",
                                "td",
                                "tr",
                                "ul",
                                "ol",
                                "li",
                                "h1",
                                "blockquote",
                                "blockquote type=cite",
                                "del",
                                "time datetime=1",
                                "abbr title=1",
                                "abbr title=a",
                                "pre",
                                "span",
                                "font",
                                "select",
                                "option",
                                "svg",
                                "math",
                                "template",
                                "form",
                                "button",
                                "nobr",
                                "frameset",
                                "dd",
                                "dt",
                                "ruby",
                                "rt",
                                "script",
                                "style",
                                "title",
                                "textarea",
                                "noscript",
                                "caption",
                                "col",
                                "a href=http://a.b",
                                "table><tr><td><a href=http://a.b",
                                "span style=\"display:none\"",
                                "img alt=x",
                                "br",
                                "hr",
                                "input",
                                "x")
                        .flatMap(
                                tag ->
                                        Stream.of(
                                                body(
                                                        "HTML nested " + tag,
                                                        HTML,
                                                        size ->
                                                                "<p>Gala</p>"
                                                                        + ("<" + tag + ">")
                                                                                .repeat(
                                                                                        size
                                                                                                        / (tag
                                                                                                                        .length()
                                                                                                                + 2)
                                                                                                        / 2
                                                                                                + 1)
                                                                        + "x ".repeat(size / 4)),
                                                body(
                                                        "HTML beside " + tag,
                                                        HTML,
                                                        size ->
                                                                ("<"
                                                                                + tag
                                                                                + ">x</"
                                                                                + tag.split("[ >]")[
                                                                                        0]
                                                                                + ">")
                                                                        .repeat(
                                                                                size
                                                                                                / (2
                                                                                                                * tag
                                                                                                                        .length()
                                                                                                        + 6)
                                                                                        + 1)),
                                                body(
                                                        "HTML closed " + tag,
                                                        HTML,
                                                        size ->
                                                                ("<" + tag + ">")
                                                                                .repeat(
                                                                                        size
                                                                                                        / (tag
                                                                                                                        .length()
                                                                                                                + 2)
                                                                                                        / 2
                                                                                                + 1)
                                                                        + ("</"
                                                                                        + tag.split(
                                                                                                        "[ >]")[
                                                                                                0]
                                                                                        + ">")
                                                                                .repeat(
                                                                                        size
                                                                                                / (tag
                                                                                                                .length()
                                                                                                        + 3)
                                                                                                / 2)),
                                                body(
                                                        "HTML mixed " + tag,
                                                        HTML,
                                                        size ->
                                                                ("<" + tag + "><p>")
                                                                        .repeat(
                                                                                size
                                                                                                / (tag
                                                                                                                .length()
                                                                                                        + 5)
                                                                                        + 1))));
        return Stream.concat(
                tags,
                Stream.of(
                        body(
                                "HTML formatting",
                                HTML,
                                size ->
                                        many(size / 24 + 1, i -> "<b id=" + i + ">")
                                                + "<p>x".repeat(size / 8)),
                        body(
                                "HTML attributes",
                                HTML,
                                size ->
                                        ("<p " + many(70, i -> "a" + i + "=b ") + ">Gala")
                                                .repeat(size / 500 + 1)),
                        body(
                                "HTML style",
                                HTML,
                                size ->
                                        "<p style=\""
                                                + many(size / 8 + 1, i -> "a" + i + ":b;")
                                                + "\">Gala"),
                        body(
                                "HTML classes",
                                HTML,
                                size -> "<blockquote class=\"" + "a ".repeat(size / 2) + "\">Gala"),
                        body(
                                "HTML entities",
                                HTML,
                                size -> "&NotExistingEntityOfSomeLength".repeat(size / 29)),
                        body(
                                "HTML equal text",
                                HTML,
                                size ->
                                        "<time datetime=\""
                                                + "a".repeat(size / 2)
                                                + "b\">"
                                                + "a".repeat(size / 2)
                                                + "</time>")));
    }

    private static Stream<HostileMail> mime() {
        String multipart = "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n";
        return Stream.of(
                message("MIME header lines", size -> "A: b\n".repeat(size / 5) + "\nGala"),
                message(
                        "MIME header folds",
                        size -> "Subject: a\n" + " b\n".repeat(size / 3) + "\nGala"),
                message("MIME froms", size -> "From: a@b.example\n".repeat(size / 18) + "\nGala"),
                message(
                        "MIME senders",
                        size -> "From: " + "a <a@b.example>, ".repeat(size / 17) + "\n\nGala"),
                message("MIME groups", size -> "From: " + "g: ".repeat(size / 3) + "\n\nGala"),
                message(
                        "MIME comments",
                        size ->
                                "From: "
                                        + "(".repeat(size / 2)
                                        + ")".repeat(size / 2)
                                        + "\n\nGala"),
                message(
                        "MIME routes",
                        size -> "From: <" + "@a,".repeat(size / 3) + ":b@c.example>\n\nGala"),
                message(
                        "MIME results",
                        size ->
                                "Authentication-Results: mx.google.com; "
                                        + "dkim=pass header.d=<".repeat(size / 20)
                                        + "\nFrom: a@b.example\n\nGala"),
                message(
                        "MIME escaped results",
                        size ->
                                "Authentication-Results: mx.google.com; "
                                        + "\\\"".repeat(size / 2)
                                        + "\nFrom: a@b.example\n\nGala"),
                message(
                        "MIME comments of results",
                        size ->
                                "Authentication-Results: mx.google.com; "
                                        + "(".repeat(size / 2)
                                        + ")".repeat(size / 2)
                                        + "\nFrom: a@b.example\n\nGala"),
                message(
                        "MIME parameters",
                        size ->
                                "Content-Type: text/plain"
                                        + many(size / 8, i -> "; a" + i + "=b")
                                        + "\n\nGala"),
                message(
                        "MIME continued parameters",
                        size ->
                                "Content-Disposition: attachment"
                                        + many(size / 16, i -> "; filename*" + i + "=b")
                                        + "\n\nGala"),
                message(
                        "MIME words",
                        size -> "Subject: " + "=?utf-8?q?b?= ".repeat(size / 14) + "\n\nGala"),
                message(
                        "MIME open words",
                        size -> "Subject: " + "=?x?q?a".repeat(size / 7) + "?=\n\nGala"),
                message(
                        "MIME parts",
                        size -> multipart + "--b\n\nGala\n".repeat(size / 10) + "--b--\n"),
                message("MIME boundaries", size -> multipart + "--b\n".repeat(size / 4)),
                message(
                        "MIME almost boundaries",
                        size ->
                                "Content-Type: multipart/mixed; boundary="
                                        + "a".repeat(250)
                                        + "\n\n"
                                        + ("--" + "a".repeat(249) + "\n").repeat(size / 252)),
                message(
                        "MIME wrong boundaries",
                        size -> multipart + ("--c" + " ".repeat(100) + "x\n").repeat(size / 105)),
                message(
                        "MIME lines that may be boundaries",
                        size -> multipart + "--c \nContent-".repeat(size / 13)),
                message(
                        "MIME alternatives",
                        size ->
                                multipart.replace("mixed", "alternative")
                                        + "--b\nContent-Type: text/html\n\n<p>Gala\n"
                                                .repeat(size / 40)
                                        + "--b--\n"),
                message(
                        "MIME multiparts",
                        size ->
                                "From: a@b.example\n"
                                        + many(
                                                size / 60 + 1,
                                                i ->
                                                        "Content-Type: multipart/mixed; boundary=b"
                                                                + i
                                                                + "\n\n--b"
                                                                + i
                                                                + "\n")),
                message(
                        "MIME messages",
                        size ->
                                "From: a@b.example\n"
                                        + "Content-Type: message/rfc822\n\n".repeat(size / 30 + 1)),
                message(
                        "MIME base64",
                        size ->
                                "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
                                        + "R2=".repeat(size / 3)),
                message(
                        "MIME quoted-printable",
                        size ->
                                "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n"
                                        + "= \n=4".repeat(size / 5)),
                message(
                        "MIME flowed",
                        size ->
                                "Content-Type: text/plain; format=flowed\n\n"
                                        + ">> a \n> b \n".repeat(size / 11)),
                message("MIME nothing", size -> "\n".repeat(size)),
                message("MIME no header", size -> "a".repeat(size)));
    }

    private static HostileMail answers(String name, String text, String event) {
        return answer(
                "answer " + name,
                size -> "Gala on 5 December 2026 in Hall\n" + Fillers.repeated(text, size),
                size -> "{\"events\":[" + many(5, i -> event.replace("?", "" + i) + ",") + "{}]}");
    }

    private static Stream<HostileMail> answers() {
        return Stream.of(
                answers("titles of words far apart", "a ", "{\"title\":\"Hall a\"}"),
                answers(
                        "titles that are almost there",
                        "a ",
                        "{\"title\":\"" + "a ".repeat(200) + "b\"}"),
                answers(
                        "days",
                        "5.12. ",
                        "{\"title\":\"Gala\",\"start_time\":\"2026-12-05\",\"date_quote\":\"5 December 2026\",\"end_time\":\"2026-12-07\"}"),
                answers(
                        "weekdays",
                        "Monday ",
                        "{\"title\":\"Gala\",\"start_time\":\"2026-12-05\",\"weekday\":\"Monday\"}"),
                answers(
                        "places",
                        "a, ",
                        "{\"title\":\"Gala\",\"location\":\"" + "1, ".repeat(100) + "\"}"),
                answers(
                        "links",
                        "https://a.example/? ",
                        "{\"title\":\"Gala\",\"description\":\""
                                + "https://b.example/ ".repeat(50)
                                + "\",\"source_url\":\"https://c.example\"}"),
                answer(
                        "answer fenced",
                        size -> "Gala",
                        size -> "```json x" + " ".repeat(size) + "x"),
                answer(
                        "answer nested",
                        size -> "Gala",
                        size -> "{\"events\":" + "[".repeat(size) + "]".repeat(size) + "}"),
                answer(
                        "answer of many events",
                        size -> "Gala",
                        size ->
                                "{\"events\":["
                                        + many(size / 20, i -> "{\"title\":\"Gala\"},")
                                        + "{}]}"),
                answer(
                        "answer of many members",
                        size -> "Gala",
                        size ->
                                "{\"events\":[{\"title\":\"Gala\""
                                        + many(size / 12, i -> ",\"m" + i + "\":\"a\"")
                                        + "}]}"));
    }
}
