package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import services.andreas.events.run.RunReport;
import services.andreas.events.standin.OpenAiStandIn;

class ClaimsInWorkTest {
    @Test
    void areNoMoreThanMessagesAreWorkedOn() throws Exception {
        try (Storm storm = new Storm()) {
            storm.stage.environment.put("INGEST_CONCURRENCY", "2");
            for (int i = 0; i < 12; i++) {
                storm.mail(1);
            }
            Pause pause = new Pause();
            storm.stage.openAi.faults().always(OpenAiStandIn.COMPLETIONS, pause);
            CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(storm::once);
            try {
                pause.awaitReached(2);

                assertThat(storm.application().runs().inWork()).hasSize(2);
            } finally {
                pause.end();
                run.join();
            }
        }
    }
}
