package services.andreas.events;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import services.andreas.events.standin.DynamoDbErrors;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.GoogleErrors;
import services.andreas.events.standin.OpenAiErrors;
import services.andreas.events.standin.Reply;
import services.andreas.events.standin.Request;

/**
 * The end of a process as all others see it: from one call on, nothing that it asks for happens any
 * more. The services refuse whatever it still tries, so that what is left of it ends at once.
 */
final class Crash {
    /** Whether the call at which the process dies has still been carried out. */
    enum Moment {
        BEFORE,
        AFTER
    }

    private static final Reply GMAIL = GoogleErrors.insufficientPermissions();
    private static final Reply OPENAI = OpenAiErrors.invalidApiKey();
    private static final Reply DYNAMODB = DynamoDbErrors.accessDenied();

    private final AtomicLong calls = new AtomicLong();
    private volatile java.util.function.BiPredicate<Request, Long> at = (request, number) -> false;
    private volatile Moment moment = Moment.BEFORE;
    private volatile boolean dead;

    /** Watches over the calls of a storm. */
    void watch(Storm storm) {
        storm.stage.gmail.faults().add(request -> answer(request, GMAIL));
        storm.stage.openAi.faults().add(request -> answer(request, OPENAI));
        storm.proxy.faults().add(request -> answer(request, DYNAMODB));
    }

    /** The process dies at the k-th call to any service, counted from now. */
    void at(long k, Moment when) {
        calls.set(0);
        moment = when;
        at = (request, number) -> number == k;
    }

    /** The process dies at the first of these calls. */
    void at(java.util.function.Predicate<Request> call, Moment when) {
        moment = when;
        at = (request, number) -> call.test(request);
    }

    /** Another process begins. */
    void over() {
        at = (request, number) -> false;
        calls.set(0);
        dead = false;
    }

    boolean isDead() {
        return dead;
    }

    /** Calls since the crash was planned. */
    long calls() {
        return calls.get();
    }

    private Optional<Fault> answer(Request request, Reply death) {
        boolean here;
        synchronized (this) {
            if (dead) {
                return Optional.of(Fault.answer(death));
            }
            here = at.test(request, calls.incrementAndGet());
            dead = here;
        }
        if (!here) {
            return Optional.empty();
        }
        return Optional.of(
                moment == Moment.BEFORE ? Fault.answer(death) : Fault.change(reply -> death));
    }
}
