package services.andreas.events.bench;

import java.util.Locale;

/** What is printed: sentences, and tables that a Markdown file takes as they are. */
final class Table {
    private Table() {}

    static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    static void head(String... names) {
        row(names);
        System.out.println("|---".repeat(names.length) + "|");
    }

    static void row(String... cells) {
        say("| %s |", String.join(" | ", cells));
    }

    static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
