package services.andreas.events.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How well events are known again. */
class PairsTest {
    @ParameterizedTest
    @CsvSource({"pairs.txt, 169", "held-out.txt, 132", "held-out-2.txt, 60"})
    void mergesNothingThatIsDifferentAndMostOfWhatIsTheSame(String file, int pairs)
            throws IOException {
        Score score = Score.of(Pairs.read(file));

        System.out.println(file + ": " + score);
        assertThat(score.pairs()).isGreaterThanOrEqualTo(pairs);
        assertThat(score.falseMerges()).isEmpty();
        assertThat(score.recall()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void givesThePairsThatTheRulesWereMadeForTheirVerdicts() throws IOException {
        assertThat(Score.of(Pairs.read("pairs.txt")).wrong()).isEmpty();
    }
}
