package services.andreas.events.hostile;

import java.util.List;
import java.util.stream.Stream;

/** Texts that grow by repetition, each of a kind that patterns and loops stumble over. */
final class Fillers {
    private static final List<String> UNITS =
            List.of(
                    "a",
                    "1",
                    " ",
                    "\t",
                    ".",
                    ",",
                    ";",
                    ":",
                    "/",
                    "#",
                    "-",
                    "=",
                    "?",
                    "&",
                    "%",
                    "@",
                    "\"",
                    "'",
                    "\\",
                    "(",
                    "[",
                    "{",
                    "<",
                    ">",
                    "}",
                    "]",
                    "`",
                    "*",
                    "~",
                    "|",
                    "ü",
                    "月",
                    "a@",
                    "a ",
                    "a,",
                    "a;",
                    "1,",
                    "1 ",
                    "1.",
                    "1/",
                    "1:",
                    "-1",
                    "\\n",
                    "\\,",
                    "&amp;",
                    "&#",
                    "<a",
                    "<a>",
                    "<p>",
                    "<br>",
                    "</",
                    "<!--",
                    "-->",
                    "=?a?q?",
                    "=?a?q?b",
                    "http://",
                    "http://a ",
                    "http:<",
                    "mailto:",
                    "%41",
                    "a.b",
                    "a=b;",
                    "?a&",
                    "\"\\",
                    "(a",
                    "\" ",
                    " \"",
                    "P1D",
                    "MO,",
                    "20270101,",
                    "20270101T000000Z/P1D,",
                    "FREQ=DAILY;",
                    "UNTIL=",
                    "Europe/",
                    "{\"a\":",
                    "[1,",
                    "\"a\":\"b\"\\n");

    /** One of each kind, for where there are many properties to fill. */
    private static final List<String> FEW =
            List.of("a", " ", "/", ",", "<a", "&", "a@", "\"\\", "http:<", "20270101,");

    private Fillers() {}

    static Stream<String> few() {
        return FEW.stream();
    }

    static Stream<String> units() {
        return UNITS.stream();
    }

    /** A letter, as much of the filler as there is room for, and what fits nowhere. */
    static String of(String unit, int size) {
        return "A" + repeated(unit, size) + "B";
    }

    static String repeated(String unit, int size) {
        return unit.repeat(Math.max(1, size / unit.length()));
    }
}
