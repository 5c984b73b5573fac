package services.andreas.events.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How well events are known again. */
class PairsTest {
    @Test
    void mergesNothingThatIsDifferentAndMostOfWhatIsTheSame() throws IOException {
        Score score = Score.of(Pairs.read());

        System.out.println(score);
        assertThat(score.pairs()).isGreaterThanOrEqualTo(150);
        assertThat(score.falseMerges()).isEmpty();
        assertThat(score.recall()).isGreaterThanOrEqualTo(0.9);
        assertThat(score.wrong()).isEmpty();
    }
}
