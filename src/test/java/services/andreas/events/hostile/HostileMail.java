package services.andreas.events.hostile;

import java.util.function.IntFunction;

/**
 * A way to write a mail that could cost more than it weighs.
 *
 * @param size characters of the smaller one of two that are compared
 * @param ofSize the message and the model's answer to it, each of about so many characters
 */
record HostileMail(String name, int size, IntFunction<String[]> ofSize) {
    /** Enough for a square to show beside what every mail costs. */
    private static final int SMALL = 300;

    private static final int SIZE = 1_200;
    private static final int LARGE = 10_000;
    private static final String HEADER =
            """
            From: Venue <news@venue.example>
            Subject: News
            Date: Sun, 01 Nov 2026 10:00:00 +0000
            MIME-Version: 1.0
            """;
    private static final String ANSWER =
            """
            {"events":[{"title":"Gala","title_quote":"Gala","start_time":"2026-12-05T20:00",\
            "date_quote":"5 December 2026, 20:00","location":"Hall","place_quote":"Hall"}]}""";

    static HostileMail message(String name, IntFunction<String> raw) {
        return new HostileMail(name, SIZE, size -> new String[] {raw.apply(size), ANSWER});
    }

    /** A mail of one part. */
    static HostileMail body(String name, String type, IntFunction<String> body) {
        return message(name, size -> raw(type, body.apply(size)));
    }

    /** A mail of this text, and this answer to it. */
    static HostileMail answer(String name, IntFunction<String> text, IntFunction<String> answer) {
        return new HostileMail(
                name,
                SIZE,
                size -> new String[] {raw("text/plain", text.apply(size)), answer.apply(size)});
    }

    /** Where there are many like this one, and what grows is a character or a few. */
    HostileMail small() {
        return new HostileMail(name, SMALL, ofSize);
    }

    /** What costs little each time, so that a square shows late. */
    HostileMail large() {
        return new HostileMail(name, LARGE, ofSize);
    }

    private static String raw(String type, String body) {
        return HEADER + "Content-Type: " + type + "; charset=utf-8\n\n" + body;
    }
}
