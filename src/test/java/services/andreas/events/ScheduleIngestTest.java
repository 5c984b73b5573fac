package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
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
        List<TriggerState> due = new CopyOnWriteArrayList<>();
        run.whenExchangeReceived(
                1,
                start -> {
                    throw new IllegalStateException("broken");
                });
        stage.gmail
                .faults()
                .add(
                        request -> {
                            if (GmailStandIn.LISTS.test(request) && lists.getCount() > 0) {
                                due.addAll(triggers());
                                lists.countDown();
                            }
                            return Optional.empty();
                        });

        context.getRouteController().startRoute("schedule-ingest");
        boolean wentOn = lists.await(Patience.SECONDS, TimeUnit.SECONDS);
        context.getRouteController().stopRoute("schedule-ingest");

        assertThat(wentOn).as("runs follow one that failed").isTrue();
        assertThat(due)
                .as("during a run")
                .hasSizeGreaterThanOrEqualTo(2)
                .containsOnly(TriggerState.BLOCKED);
    }

    /** Whether Quartz may start another run. */
    private List<TriggerState> triggers() {
        try {
            Scheduler scheduler =
                    context.getComponent("quartz", QuartzComponent.class).getScheduler();
            List<TriggerState> states = new ArrayList<>();
            for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.anyGroup())) {
                states.add(scheduler.getTriggerState(key));
            }
            return states;
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }
}
