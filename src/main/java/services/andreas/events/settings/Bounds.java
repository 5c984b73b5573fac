package services.andreas.events.settings;

/** Refuses numbers of rules that cannot be meant, such as a negative threshold. */
public final class Bounds {
    /** Times are sorted as texts, with four digits for a year. */
    private static final int DAYS = 36_500;

    private Bounds() {}

    public static void days(String name, long value) {
        between(name, value, 0, DAYS);
    }

    public static void count(String name, long value) {
        between(name, value, 0, Integer.MAX_VALUE);
    }

    /**
     * @throws IllegalArgumentException that names the rule and what it may be
     */
    public static void between(String name, long value, long least, long most) {
        check(name, value >= least && value <= most, value, "from %d to %d".formatted(least, most));
    }

    /** A part of a whole. */
    public static void share(String name, double value) {
        check(name, value >= 0 && value <= 1, value, "from 0 to 1");
    }

    public static void price(String name, double value) {
        check(name, value >= 0 && Double.isFinite(value), value, "0 or more");
    }

    private static void check(String name, boolean isWithin, Number value, String allowed) {
        if (!isWithin) {
            throw new IllegalArgumentException(
                    "%s is %s, which is not %s".formatted(name, value, allowed));
        }
    }
}
