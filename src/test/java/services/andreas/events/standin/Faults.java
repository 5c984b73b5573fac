package services.andreas.events.standin;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;

/** The faults that a stand-in is told to have; the first rule that has one for a call wins. */
public final class Faults {
    private final List<Function<Request, Optional<Fault>>> rules = new CopyOnWriteArrayList<>();

    /** Spoils the next calls of any kind, one fault each. */
    public void next(Fault... faults) {
        next(request -> true, faults);
    }

    /** Spoils the next calls of this kind, one fault each. */
    public void next(Predicate<Request> calls, Fault... faults) {
        Queue<Fault> queue = new ConcurrentLinkedQueue<>(List.of(faults));
        add(request -> calls.test(request) ? Optional.ofNullable(queue.poll()) : Optional.empty());
    }

    /** Spoils every call of this kind. */
    public void always(Predicate<Request> calls, Fault fault) {
        add(request -> calls.test(request) ? Optional.of(fault) : Optional.empty());
    }

    public void add(Function<Request, Optional<Fault>> rule) {
        rules.add(rule);
    }

    public void clear() {
        rules.clear();
    }

    Reply answer(Request request, Handler standIn) throws IOException {
        for (Function<Request, Optional<Fault>> rule : rules) {
            Optional<Fault> fault = rule.apply(request);
            if (fault.isPresent()) {
                return fault.get().answer(request, standIn);
            }
        }
        return standIn.answer(request);
    }
}
