package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.BeanInject;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import services.andreas.events.standin.GmailStandIn;

@CamelMainTest(mainClass = EventsGmailIngest.class, mockEndpoints = "direct:ingest-mailbox")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScheduleIngestTest {
    private final Stage stage = new Stage();

    @EndpointInject private ProducerTemplate camel;
    @BeanInject private CamelContext context;

    @EndpointInject("mock:direct:ingest-mailbox")
    private MockEndpoint run;

    @Configure
    void configure(MainConfigurationProperties main) {
        stage.environment.put("INGEST_CRON", "* * * * * ?");
        stage.configure(main);
    }

    @BeforeEach
    void reset() {
        MockEndpoint.resetMocks(context);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void sleepsUnlessItIsStarted() {
        assertThat(context.getRouteController().getRouteStatus("schedule-ingest"))
                .isEqualTo(ServiceStatus.Stopped);
    }

    @Test
    void startsRunsAsTheScheduleSaysAndNeverTwoAtOnce() throws Exception {
        CountDownLatch lists = new CountDownLatch(2);
        List<Boolean> overlaps = new CopyOnWriteArrayList<>();
        run.whenExchangeReceived(
                1,
                start -> {
                    throw new IllegalStateException("broken");
                });
        stage.gmail
                .faults()
                .add(
                        request -> {
                            if (GmailStandIn.LISTS.test(request)) {
                                lists.countDown();
                                if (lists.getCount() == 1) {
                                    // two more runs are due meanwhile
                                    overlaps.add(await(lists, 2100));
                                }
                            }
                            return Optional.empty();
                        });

        context.getRouteController().startRoute("schedule-ingest");
        boolean wentOn = await(lists, 60_000);
        context.getRouteController().stopRoute("schedule-ingest");

        assertThat(wentOn).as("runs follow one that failed").isTrue();
        assertThat(overlaps).containsExactly(false);
    }

    private static boolean await(CountDownLatch latch, long milliseconds) {
        try {
            return latch.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
