package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import services.andreas.events.run.RunReport;
import services.andreas.events.standin.Completions;
import services.andreas.events.standin.DynamoDbErrors;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.Faults;
import services.andreas.events.standin.GoogleErrors;
import services.andreas.events.standin.OpenAiErrors;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.standin.Reply;
import services.andreas.events.standin.Request;

/** A large mailbox on a bad day: three runs, and the second one dies in the middle. */
class AcceptanceTest {
    private static final int MAILS = 603;
    private static final int FIRST = 350;
    private static final int LATE = 5;
    private static final int CONCURRENCY = 16;

    /** The second and the third attempt. */
    private static final int POISON_AGAIN = 2;

    private static final double RATE = 0.01;

    private final Random random = new Random(4711);

    @Test
    void worksOffALargeMailboxOnABadDay() {
        try (Storm storm = new Storm()) {
            storm.stage.environment.put("INGEST_CONCURRENCY", Integer.toString(CONCURRENCY));
            storm.stage.environment.put("GMAIL_MAX_RETRIES", "5");
            storm.stage.environment.put("OPENAI_MAX_RETRIES", "5");
            storm.stage.gmail.pageSize(100);
            for (int i = 0; i < MAILS; i++) {
                // the mails from 100 to 119 come in one second
                int minute = i >= 100 && i < 120 ? 100 : i;
                storm.mail(i % 3, Stage.FIRST_MAIL.plusSeconds(60L * minute));
            }
            List<String> ids = List.copyOf(storm.mails.keySet());
            String poison = ids.get(0);
            List<String> late = ids.subList(10, 10 + LATE);
            List<String> afterTheFirstRun = ids.subList(FIRST, MAILS);
            unlabel(storm, late);
            unlabel(storm, afterTheFirstRun);
            Predicate<Request> aboutPoison =
                    request -> text(request).contains(storm.mails.get(poison).subject());
            storm.stage
                    .openAi
                    .faults()
                    .always(OpenAiStandIn.COMPLETIONS.and(aboutPoison), Completions.length());
            spoil(storm.stage.gmail.faults(), GoogleErrors.tooManyConcurrentRequests());
            spoil(storm.stage.gmail.faults(), GoogleErrors.backendError());
            spoil(storm.stage.openAi.faults(), OpenAiErrors.rateLimitExceeded(0));
            spoil(storm.stage.openAi.faults(), OpenAiErrors.serverError());
            spoil(storm.proxy.faults(), DynamoDbErrors.internalServerError());

            RunReport first = storm.once();
            Truth.check(storm, first);
            label(storm, afterTheFirstRun);
            storm.crash.at(900, Crash.Moment.AFTER);
            storm.once();
            assertThat(storm.crash.isDead()).isTrue();
            storm.calmDown();
            label(storm, late);
            RunReport third = storm.once();
            Truth.check(storm, third);
            // what failed before is processed last, so the crash came before its second attempt
            RunReport fourth = storm.once();
            Truth.check(storm, fourth);

            Verdict verdict = storm.verdict();
            assertThat(verdict.violations()).isEmpty();
            assertThat(verdict.quarantined()).containsExactly(poison);
            assertThat(verdict.wasted()).isLessThanOrEqualTo(POISON_AGAIN + CONCURRENCY);
            assertThat(first.counters()).containsEntry("listed", (long) FIRST - LATE);
            assertThat(third.counters())
                    .containsEntry("listed", (long) MAILS)
                    .containsEntry("failed", 1L)
                    .containsEntry("deferred", 0L);
            assertThat(fourth.counters())
                    .containsEntry("listed", (long) MAILS)
                    .containsEntry("quarantined", 1L)
                    .containsEntry("failed", 0L)
                    .containsEntry("deferred", 0L);
            assertThat(fourth.exitCode()).isOne();
        }
    }

    private static void unlabel(Storm storm, List<String> ids) {
        ids.forEach(id -> storm.stage.gmail.mailbox().unlabel(id, "Events"));
    }

    private static void label(Storm storm, List<String> ids) {
        ids.forEach(id -> storm.stage.gmail.mailbox().label(id, "Events"));
    }

    private void spoil(Faults faults, Reply reply) {
        faults.add(request -> isSpoilt() ? Optional.of(Fault.answer(reply)) : Optional.empty());
    }

    private synchronized boolean isSpoilt() {
        return random.nextDouble() < RATE;
    }

    private static String text(Request request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
