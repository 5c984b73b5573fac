package services.andreas.events.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import services.andreas.events.Patience;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Service;
import services.andreas.events.failure.TokenBudgetException;
import services.andreas.events.ledger.Claim;

class TokenBudgetTest {
    private static final String TEXT = "a".repeat(4000);
    private static final int LONGEST_ANSWER = 5000;

    private final IngestRun run = new IngestRun("owner", Instant.EPOCH);
    private final TokenBudget budget = new TokenBudget();

    TokenBudgetTest() {
        budget.setLongestAnswer(LONGEST_ANSWER);
    }

    @Test
    void countsAPictureWithItsQuestion() {
        budget.setBudget(900);
        budget.setPicture(4_000);

        assertThatThrownBy(() -> budget.reserve(run, "poster", "", "", "", "image/jpeg"))
                .isInstanceOf(TokenBudgetException.class);
    }

    @Test
    void letsCallsGoAtOnceWhileTheyCannotExceedIt() throws Exception {
        budget.setBudget(4 * (2000 + LONGEST_ANSWER));

        for (int i = 0; i < 4; i++) {
            budget.reserve(run, "in flight " + i, TEXT, "", "", null);
        }

        assertThat(run.tokens().reserve("fifth", new Tokens.Call(8, 8), 28_000, Duration.ZERO))
                .isFalse();
    }

    @Test
    void isUsedUpByCallsThatCostLittle() throws Exception {
        budget.setBudget(3000);

        for (int i = 0; i < 14; i++) {
            budget.reserve(run, "short " + i, TEXT, "", "", null);
            run.asked("short " + i, 200);
        }

        budget.reserve(run, "last", TEXT, "", "", null);
        run.asked("last", 200);
        assertThatThrownBy(() -> budget.reserve(run, "one too many", TEXT, "", "", null))
                .isInstanceOf(TokenBudgetException.class);
        assertThat(run.tokens().spent()).isEqualTo(3000);
        assertThat(run.isStopped()).isTrue();
    }

    @Test
    void isNotSpentOnACallThatIsTooLargeForItWhileASmallOneMayGo() throws Exception {
        budget.setBudget(600);

        assertThatThrownBy(() -> budget.reserve(run, "large", TEXT + TEXT, "", "", null))
                .isInstanceOf(TokenBudgetException.class);
        assertThat(run.isStopped()).isFalse();
        budget.reserve(run, "small", TEXT, "", "", null);
    }

    @Test
    void waitsForTheCallInProgressThatDecides() throws Exception {
        budget.setBudget(3000);
        budget.reserve(run, "first", TEXT, "", "", null);

        CompletableFuture<Void> second =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                budget.reserve(run, "second", TEXT, "", "", null);
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
        run.tokens().release("first");

        second.join();
    }

    @Test
    void keepsNothingForAMessageThatWaitsForAVerdict() throws Exception {
        budget.setBudget(3000);
        budget.reserve(run, "held", TEXT, "", "", null);
        run.hold(new Claim("held", "owner", 1, 0, 0, 0, 0), unavailable());

        budget.reserve(run, "next", TEXT, "", "", null);
    }

    private static Failure unavailable() {
        return new Failure(Failure.Kind.TRANSIENT, Service.OPENAI, "openai-503", "");
    }

    @Test
    void isNeverExceededByMoreThanOneCallWhateverCallsCost() throws Exception {
        int worst = 2000 + LONGEST_ANSWER;
        for (int seed = 0; seed < 50; seed++) {
            IngestRun one = new IngestRun("owner", Instant.EPOCH);
            Random random = new Random(seed);
            long limit = 1000 + random.nextInt(50_000);
            budget.setBudget(limit);
            ConcurrentLinkedQueue<Integer> costs = new ConcurrentLinkedQueue<>();
            random.ints(100, 100, worst).forEach(costs::add);
            ExecutorService messages = Executors.newFixedThreadPool(8);
            for (int i = 0; i < 100; i++) {
                String id = "message " + i;
                messages.execute(
                        () -> {
                            try {
                                budget.reserve(one, id, TEXT, "", "", null);
                                one.asked(id, costs.remove());
                            } catch (TokenBudgetException | InterruptedException e) {
                                one.tokens().release(id);
                            }
                        });
            }
            messages.shutdown();
            assertThat(messages.awaitTermination(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();

            assertThat(one.tokens().spent()).isLessThanOrEqualTo(limit + worst);
        }
    }
}
