package services.andreas.events.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import services.andreas.events.failure.TokenBudgetException;

class TokenBudgetTest {
    private static final int PROMPT = 1000;
    private static final int ANSWER = 500;
    private static final String TEXT = "a".repeat(4 * PROMPT);

    private final IngestRun run = new IngestRun("owner", Instant.EPOCH);
    private final TokenBudget budget = new TokenBudget();

    TokenBudgetTest() {
        budget.setBudget(20_000);
        budget.setAnswerTokens(ANSWER);
    }

    @Test
    void countsWhatIsInFlightAsSpent() throws Exception {
        for (int i = 0; i < 13; i++) {
            budget.reserve(run, "in flight " + i, TEXT, "", "");
        }

        assertThatThrownBy(() -> budget.reserve(run, "one too many", TEXT, "", ""))
                .isInstanceOf(TokenBudgetException.class);
    }

    @Test
    void givesBackWhatACallDidNotNeed() throws Exception {
        for (int i = 0; i < 13; i++) {
            budget.reserve(run, "short " + i, TEXT, "", "");
            run.asked("short " + i, PROMPT + 1);
        }

        assertThatCode(() -> budget.reserve(run, "one more", TEXT, "", ""))
                .doesNotThrowAnyException();
    }

    @Test
    void isNotExceededByCallsThatAllCostMoreThanTheirEstimate() {
        long spent = 0;
        for (int i = 0; i < 100; i++) {
            try {
                budget.reserve(run, "long " + i, TEXT, "", "");
            } catch (TokenBudgetException e) {
                continue;
            }
            run.asked("long " + i, PROMPT + 3000);
            spent += PROMPT + 3000;
        }

        assertThat(spent).isBetween(16_000L, 20_000L);
    }
}
