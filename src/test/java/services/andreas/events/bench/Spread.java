package services.andreas.events.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The smallest, the middle and the largest of several measurements. */
record Spread(double min, double median, double max) {

    static <T> Spread of(List<T> runs, ToDoubleFunction<T> value) {
        double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
        return new Spread(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    /** Median first, as it is what counts. */
    String format(String number) {
        return String.format(
                Locale.ROOT, number + " (" + number + " … " + number + ")", median, min, max);
    }
}
