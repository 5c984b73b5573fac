package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Processes that die at each of their calls, and again while they recover. */
class CrashPointsTest {
    /** Enough for one at each call of a run, and as many in a row. */
    private static final int CRASHES = 100;

    @Test
    void loseNothingAndDoubleNothing() {
        CrashPoints points = new CrashPoints(4711);

        points.run(CRASHES);

        System.out.println(points);
        assertThat(points.violations()).isEmpty();
        assertThat(points.crashes()).isGreaterThanOrEqualTo(CRASHES);
    }
}
