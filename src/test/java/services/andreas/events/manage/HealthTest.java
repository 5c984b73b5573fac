package services.andreas.events.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.BeanInject;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import services.andreas.events.EventsGmailIngest;
import services.andreas.events.Stage;
import services.andreas.events.ledger.Claim;
import services.andreas.events.ledger.Tables;
import services.andreas.events.run.IngestRun;
import services.andreas.events.run.IngestRuns;
import services.andreas.events.run.MessageResult;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.GoogleErrors;
import services.andreas.events.standin.OpenAiErrors;
import services.andreas.events.standin.Reply;

/** The failures that the health checks report. */
@CamelMainTest(mainClass = EventsGmailIngest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthTest {
    private static final List<String> ALL = List.of("tables", "gmail", "openai");

    private final Stage stage = new Stage();

    @BeanInject private CamelContext context;

    @Configure
    void configure(MainConfigurationProperties main) {
        stage.configure(main);
    }

    @BeforeEach
    void schedule() throws Exception {
        context.getRouteController().startRoute("schedule-ingest");
    }

    @AfterEach
    void calmDown() throws Exception {
        stage.openAi.faults().clear();
        stage.gmail.faults().clear();
        context.getRouteController().resumeRoute("store-event");
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void isReadyWhenAllIsWell() {
        CredentialsCheck credentials = new CredentialsCheck(context);

        assertThat(credentials.gmail()).isEqualTo("ok");
        assertThat(credentials.openAi()).isEqualTo("ok");
        assertThat(local()).doesNotContainValue("dead").containsEntry("routes", "ok");
        assertThat(Health.isGood(health().live())).isTrue();
    }

    @Test
    void isNotReadyBeforeItHasLookedAtWhatIsOutside() {
        assertThat(local()).containsEntry("tables", "not checked yet");
        assertThat(Health.isGood(local())).isFalse();
    }

    @Test
    void isAliveButNotReadyWithARouteSuspended() throws Exception {
        context.getRouteController().suspendRoute("store-event");

        assertThat(local()).containsEntry("routes", "store-event is suspended");
        assertThat(Health.isGood(health().live())).isTrue();
    }

    @Test
    void isAliveButNotReadyWhileAPersonHoldsTheSchedule() throws Exception {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(8));
        context.getRouteController().suspendRoute("schedule-ingest");
        try {
            assertThat(schedule(later).isAlive(false)).isTrue();
            assertThat(local()).containsEntry("routes", "schedule-ingest is suspended");
        } finally {
            context.getRouteController().resumeRoute("schedule-ingest");
        }
    }

    @Test
    void isDeadWhenARunIsLongOverdueAndNoneIsInHand() throws Exception {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(8));
        Schedule schedule = new Schedule(context, later);

        assertThat(schedule.isAlive(false)).isFalse();
        assertThat(schedule.isAlive(true)).as("the next one waits").isTrue();
    }

    @Test
    void isDeadWhileAMessageHangs() {
        IngestRun run = runs().start();
        run.claimed(new Claim("m1", run.owner(), 1, 0, 0, 0, 0));
        run.inWork().iterator().next().hang();

        Map<String, String> live = health().live();
        run.settled("m1", MessageResult.FAILED);
        runs().finish(run);

        assertThat(live).containsEntry("messages", "m1 hangs");
        assertThat(Health.isGood(live)).isFalse();
        assertThat(Health.isGood(health().live())).isTrue();
    }

    @Test
    void isDeadWhenTheSchedulerPauses() throws Exception {
        QuartzComponent quartz = context.getComponent("quartz", QuartzComponent.class);
        quartz.getScheduler().standby();
        try {
            assertThat(health().live()).containsEntry("schedule", "dead");
        } finally {
            quartz.getScheduler().start();
        }
    }

    @Test
    void tellsCredentialsThatAreRefusedFromServicesThatAreDown() {
        CredentialsCheck credentials = new CredentialsCheck(context);
        stage.openAi.faults().next(Fault.answer(OpenAiErrors.invalidApiKey()));
        stage.gmail.expireAccessTokens();
        stage.gmail.faults().next(GmailStandIn.TOKENS, Fault.answer(GoogleErrors.invalidGrant()));

        assertThat(credentials.openAi()).isEqualTo("openai-invalid_api_key");
        assertThat(credentials.gmail()).isEqualTo("gmail-invalid_grant");

        stage.openAi.faults().next(Fault.answer(Reply.text(503, "")));
        stage.gmail.faults().always(request -> true, Fault.answer(Reply.text(503, "")));

        assertThat(credentials.openAi()).isNull();
        assertThat(credentials.gmail()).isNull();
    }

    @Test
    void tellsThatATableIsMissing() {
        String nowhere = "Events-" + UUID.randomUUID();
        Tables missing = new Tables(stage.dynamoDb, nowhere, nowhere + "-ledger", false);
        Health health = new Health(context, schedule(Clock.systemUTC()), runs(), missing, ALL);

        assertThat(health.tables()).isEqualTo("dynamodb-table-missing");
    }

    private Map<String, String> local() {
        return health().ready();
    }

    private Health health() {
        Tables tables = Stage.bean(context, "tables", Tables.class);
        return new Health(context, schedule(Clock.systemUTC()), runs(), tables, ALL);
    }

    private IngestRuns runs() {
        return Stage.bean(context, "runs", IngestRuns.class);
    }

    private Schedule schedule(Clock clock) {
        return new Schedule(context, clock);
    }
}
