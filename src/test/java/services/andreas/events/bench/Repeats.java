package services.andreas.events.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Measures again and again, after once that does not count: the stand-ins have to start, too. */
final class Repeats {
    static final int COUNTED = 5;

    private Repeats() {}

    static <T> List<T> of(Callable<T> measured) throws Exception {
        measured.call();
        List<T> all = new ArrayList<>();
        for (int i = 0; i < COUNTED; i++) {
            all.add(measured.call());
        }
        return all;
    }
}
