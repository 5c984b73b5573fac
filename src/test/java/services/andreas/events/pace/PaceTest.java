package services.andreas.events.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PriorityQueue;
import java.util.function.LongPredicate;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import services.andreas.events.Stage;

/** Workers that call an API with a rate limit, on a clock that only the calls move. */
class PaceTest {
    private static final int TRIES = 12;

    private final SimulatedClock clock = new SimulatedClock();
    private long rejected;
    private long failed;

    @Test
    void letsCallsGoAsLongAsNobodyObjects() {
        run(pace(), 500, 10, 200, now -> true);

        assertThat(clock.millis()).isEqualTo(500 / 10 * 200);
    }

    @Test
    void keepsWithinAQuotaThatFillsUpSteadily() {
        // 6,000 units a minute, 20 a call, as Gmail grants new projects
        run(pace(), 600, 10, 300, new Bucket(300, 5));

        assertThat(failed).isZero();
        assertThat(rejected).isLessThan(90);
        // 300 at once, 300 as fast as it fills up
        assertThat(clock.millis()).isBetween(60_000L, 70_000L);
    }

    @Test
    void waitsForTheNextMinuteOfAQuotaThatIsCountedByMinutes() {
        run(pace(), 600, 10, 100, new Minutes(300));

        assertThat(failed).isZero();
        assertThat(rejected).isLessThan(90);
        assertThat(clock.millis()).isBetween(60_000L, 120_000L);
    }

    @Test
    void findsAVeryLowRate() {
        run(pace(), 60, 10, 2_000, new Bucket(3, 0.9));

        assertThat(failed).isZero();
        assertThat(clock.millis()).isBetween(60_000L, 80_000L);
    }

    @Test
    void isHardlySlowedDownByRejectionsThatStandAlone() {
        long[] calls = {0};

        run(pace(), 500, 10, 200, now -> calls[0]++ % 10 != 3);

        assertThat(failed).isZero();
        assertThat(clock.millis()).isLessThan(40_000);
    }

    private Pace pace() {
        Pace pace = new Pace(clock);
        pace.setFirstSpace(50);
        pace.setWidestSpace(5_000);
        pace.setPatience(300);
        return pace;
    }

    /** Each worker makes one call after the other, and tries a rejected one again. */
    private void run(Pace pace, int calls, int workers, long latency, LongPredicate api) {
        record Call(long at, int tries, boolean answered, Exchange exchange) {}
        PriorityQueue<Call> queue =
                new PriorityQueue<>(java.util.Comparator.comparingLong(Call::at));
        int left = calls;
        for (int i = 0; i < workers && left-- > 0; i++) {
            Exchange exchange = Stage.exchange();
            queue.add(new Call(pace.delay(exchange), 1, false, exchange));
        }
        while (!queue.isEmpty()) {
            Call call = queue.poll();
            clock.set(Math.max(clock.millis(), call.at()));
            if (!call.answered() && api.test(clock.millis())) {
                pace.succeeded();
                queue.add(new Call(clock.millis() + latency, 0, true, call.exchange()));
            } else if (call.answered() || call.tries() == TRIES) {
                failed += call.answered() ? 0 : 1;
                if (left > 0) {
                    left--;
                    queue.add(
                            new Call(
                                    clock.millis() + pace.delay(call.exchange()),
                                    1,
                                    false,
                                    call.exchange()));
                }
            } else {
                rejected++;
                pace.slowDown(call.exchange(), 0);
                long wait = Math.max(500, pace.again(call.exchange()));
                queue.add(
                        new Call(clock.millis() + wait, call.tries() + 1, false, call.exchange()));
            }
        }
    }

    private static final class Bucket implements LongPredicate {
        private final double capacity;
        private final double perSecond;
        private double tokens;
        private long last;

        Bucket(double capacity, double perSecond) {
            this.capacity = capacity;
            this.perSecond = perSecond;
            this.tokens = capacity;
        }

        @Override
        public boolean test(long now) {
            tokens = Math.min(capacity, tokens + (now - last) / 1000.0 * perSecond);
            last = now;
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }

    private static final class Minutes implements LongPredicate {
        private final int calls;
        private long minute = -1;
        private int made;

        Minutes(int calls) {
            this.calls = calls;
        }

        @Override
        public boolean test(long now) {
            if (now / 60_000 != minute) {
                minute = now / 60_000;
                made = 0;
            }
            return made++ < calls;
        }
    }
}
