package services.andreas.events.terminal;

/**
 * A column of a table.
 *
 * @param right whether it is aligned to the right, as numbers are
 * @param least to how many columns of a terminal it can be cut
 * @param most what it takes where there is room for more
 * @param dispensable where there is no room: the higher, the sooner it is left out; 0 for never
 */
public record Column(String name, boolean right, int least, int most, int dispensable) {
    public static Column text(String name) {
        return new Column(name, false, Integer.MAX_VALUE, Integer.MAX_VALUE, 0);
    }

    public static Column number(String name, int dispensable) {
        return new Column(name, true, Integer.MAX_VALUE, Integer.MAX_VALUE, dispensable);
    }

    /** A text that may be cut. */
    public static Column cut(String name, int least, int most, int dispensable) {
        return new Column(name, false, least, most, dispensable);
    }
}
