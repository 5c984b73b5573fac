package services.andreas.events.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever a model says: what is stored unmarked is what the mail says. */
class LyingModelTest {
    private static final List<GoldSet.Labelled> MAILS = GoldSet.load();

    @Test
    void noLieIsStoredUnmarked() {
        LyingModel.Result result = LyingModel.lie(MAILS);

        assertThat(result.stored()).isEmpty();
        assertThat(result.told()).isGreaterThanOrEqualTo(400);
        assertThat(result.lies())
                .containsOnlyKeys("day", "hour", "zone", "end", "place", "link", "title");
    }

    @Test
    void noHonestAnswerLosesAFieldWithoutAReason() {
        for (GoldSet.Labelled mail : MAILS) {
            List<Map<String, Object>> unmarked =
                    mail.whole(mail.answer()).stream()
                            .filter(event -> !event.containsKey("needs_review"))
                            .toList();
            Score score = new Score();
            score.add(mail.events(), unmarked);

            assertThat(score.misses())
                    .as(mail.toString())
                    .allMatch(miss -> miss.contains("null, not") || miss.startsWith("invented"));
        }
    }
}
