package services.andreas.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import services.andreas.events.standin.Completions;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.standin.Request;

/** A message that kills every process that reads it, and the messages in work beside it. */
class KillerTest {
    private final Storm storm = new Storm();

    @AfterEach
    void close() {
        storm.close();
    }

    @Test
    void isQuarantinedUnreadAfterFiveDeathsAndTakesNobodyWithIt() {
        storm.stage.environment.put("INGEST_CONCURRENCY", "4");
        String killer = storm.mail(1);
        List<String> innocents = Stream.generate(() -> storm.mail(1)).limit(6).toList();

        for (int death = 1; death <= 5; death++) {
            die(killer);
        }

        assertThat(storm.stage.status(killer)).isEqualTo("INPROGRESS");
        assertThat(innocents)
                .allSatisfy(id -> assertThat(storm.stage.status(id)).isEqualTo("COMPLETED"));
        long reads = storm.stage.gmail.gets(killer);
        RunReport report = storm.once();

        assertThat(report.count(MessageResult.QUARANTINED)).isOne();
        assertThat(report.exitCode()).isOne();
        assertThat(storm.stage.gmail.gets(killer)).isEqualTo(reads);
        assertThat(storm.stage.state(killer).get("reason").s()).isEqualTo("killed-the-process");
    }

    @Test
    void isReadAgainWhenAPersonAsksForIt() throws Exception {
        String killer = storm.mail(1);
        for (int death = 1; death <= 5; death++) {
            die(killer);
        }
        storm.once();

        RunReport report = storm.application().replay(List.of(killer));

        assertThat(report.count(MessageResult.PROCESSED)).isOne();
    }

    @Test
    void losesItsDeathsOnceAProcessHasSurvivedIt() {
        String unlucky = storm.mail(1);
        for (int death = 1; death <= 4; death++) {
            die(unlucky);
        }
        storm.stage.openAi.faults().next(OpenAiStandIn.COMPLETIONS, Completions.refusal());
        storm.once();
        die(unlucky);

        storm.once();

        assertThat(storm.stage.status(unlucky)).isEqualTo("COMPLETED");
    }

    @Test
    void comesLastAndTheLeastSuspectFirst() {
        String killer = storm.mail(1);
        die(killer);
        die(killer);
        String once = storm.mail(1);
        String fresh = storm.mail(1);
        List<String> order = new ArrayList<>();

        storm.crash.at(request -> isAbout(once, request), Crash.Moment.BEFORE);
        storm.once();
        storm.calmDown();
        storm.stage
                .openAi
                .faults()
                .add(
                        request -> {
                            storm.mails.values().stream()
                                    .filter(mail -> isAbout(mail.id(), request))
                                    .forEach(mail -> order.add(mail.id()));
                            return Optional.empty();
                        });
        storm.once();

        assertThat(order).containsExactly(fresh, once, killer);
    }

    private void die(String killer) {
        storm.crash.at(request -> isAbout(killer, request), Crash.Moment.BEFORE);
        storm.once();
        assertThat(storm.crash.isDead()).isTrue();
        storm.calmDown();
    }

    private boolean isAbout(String id, Request request) {
        return OpenAiStandIn.COMPLETIONS.test(request)
                && new String(request.body(), UTF_8)
                        .contains("Subject: " + storm.mails.get(id).subject());
    }
}
