package services.andreas.events.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.steps.Steps;

/** What a stranger wrote costs twice as many steps when it is twice as long, wherever it stands. */
class ScalingTest {
    /** Twice, and what grows with the logarithm. */
    private static final double TWICE = 2.3;

    /** For what only the longer one of two meets, as another attempt at repairing it. */
    private static final long CONSTANT_PER_CHARACTER = 200;

    private static final long MOST = 50_000_000;

    static Set<String> kinds() {
        return HostileMails.kinds().keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void costsTwiceTheStepsWhenItIsTwiceAsLong(String kind) {
        List<String> tooMuch = new ArrayList<>();
        Steps.atMost(Long.MAX_VALUE, WholePath.class, new String[] {"", "{}"});
        Stream<HostileMail> mails = HostileMails.kinds().get(kind);
        mails.forEach(
                mail -> {
                    long once = steps(mail, mail.size());
                    long twice = once < 0 ? -1 : steps(mail, 2 * mail.size());
                    if (twice < 0 || twice > TWICE * once + CONSTANT_PER_CHARACTER * mail.size()) {
                        tooMuch.add(mail.name() + ": " + once + " steps, then " + twice);
                    }
                });
        assertThat(tooMuch).isEmpty();
    }

    /** Returns -1 for more than are counted. */
    private static long steps(HostileMail mail, int size) {
        try {
            return Steps.atMost(MOST, WholePath.class, mail.ofSize().apply(size));
        } catch (AssertionError more) {
            return -1;
        }
    }
}
