package services.andreas.events.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.steps.Steps;

/**
 * What a stranger wrote costs twice as many steps and bytes when it is twice as long, wherever it
 * stands.
 */
class ScalingTest {
    /** Twice, and what grows with the logarithm. */
    private static final double TWICE = 2.3;

    /** For what only the longer one of two meets, as another attempt at repairing it. */
    private static final long CONSTANT_PER_CHARACTER = 200;

    /** The same for bytes: a list that is longer than its array has room for gets another one. */
    private static final long BYTES_PER_CHARACTER = 1_000;

    private static final long MOST = 50_000_000;

    /** Where a call inside a call for each character finds the end of the stack. */
    private static final int LARGE = 12_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Of no steps where there were more than are counted. */
    private record Cost(long steps, long bytes) {}

    static Set<String> kinds() {
        return HostileMails.kinds().keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void costsTwiceAsMuchWhenItIsTwiceAsLong(String kind) {
        List<String> tooMuch = new ArrayList<>();
        // what is made once
        Steps.atMost(Long.MAX_VALUE, HostileReader.class, new String[] {"", "{}"});
        HostileGrowth.all()
                .limit(1)
                .filter(mail -> kind.equals("files"))
                .forEach(mail -> cost(mail, mail.size(), Long.MAX_VALUE));
        HostileMails.kinds()
                .get(kind)
                .forEach(
                        mail -> {
                            // what the compiler does meanwhile makes bytes differ once, not twice
                            if (isTooMuch(mail) && isTooMuch(mail)) {
                                tooMuch.add(
                                        "%s: %s, then %s"
                                                .formatted(
                                                        mail.name(),
                                                        cost(mail, mail.size()),
                                                        cost(mail, 2 * mail.size())));
                            }
                        });
        assertThat(tooMuch).isEmpty();
    }

    @Test
    void isReadToItsEndWhenItIsLarge() {
        HostileRows.all()
                .forEach(
                        mail -> {
                            String[] large = mail.ofSize().apply(LARGE);
                            assertThatCode(() -> HostileReader.events(large[0], large[1]))
                                    .as(mail.name())
                                    .doesNotThrowAnyException();
                        });
    }

    private static boolean isTooMuch(HostileMail mail) {
        Cost once = cost(mail, mail.size());
        if (once.steps() < 0) {
            return true;
        }
        Cost twice = cost(mail, 2 * mail.size());
        return twice.steps() < 0
                || twice.steps() > TWICE * once.steps() + CONSTANT_PER_CHARACTER * mail.size()
                || twice.bytes() > TWICE * once.bytes() + BYTES_PER_CHARACTER * mail.size();
    }

    private static Cost cost(HostileMail mail, int size) {
        return cost(mail, size, MOST);
    }

    private static Cost cost(HostileMail mail, int size, long most) {
        String[] input = mail.ofSize().apply(size);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            long steps = Steps.atMost(most, HostileReader.class, input);
            return new Cost(steps, THREADS.getCurrentThreadAllocatedBytes() - before);
        } catch (AssertionError more) {
            return new Cost(-1, 0);
        }
    }
}
