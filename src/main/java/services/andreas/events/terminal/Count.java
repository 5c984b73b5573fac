package services.andreas.events.terminal;

/** A number of things, such as {@code 1 message} and {@code 2 messages}. */
public final class Count {
    private Count() {}

    public static String of(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
