package services.andreas.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.Request;

/** When calls of a kind reach a stand-in; added to its faults before any other, it spoils none. */
final class Arrivals implements Function<Request, Optional<Fault>> {
    private final List<Long> times = new CopyOnWriteArrayList<>();
    private final Predicate<Request> calls;

    Arrivals(Predicate<Request> calls) {
        this.calls = calls;
    }

    @Override
    public Optional<Fault> apply(Request request) {
        if (calls.test(request)) {
            times.add(System.nanoTime());
        }
        return Optional.empty();
    }

    /** How long the caller waited before each call but the first. */
    List<Duration> gaps() {
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(Duration.ofNanos(times.get(i) - times.get(i - 1)));
        }
        return gaps;
    }
}
