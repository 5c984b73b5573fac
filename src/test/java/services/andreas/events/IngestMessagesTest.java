package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.BeanInject;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import services.andreas.events.run.IngestRun;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import services.andreas.events.standin.ChatRequest;
import services.andreas.events.standin.Completions;
import services.andreas.events.standin.OpenAiStandIn;

/** Concurrency is seen by the stand-ins, because a mock admits one exchange at a time. */
@CamelMainTest(mainClass = EventsGmailIngest.class, mockEndpointsAndSkip = "direct:list-messages.*")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngestMessagesTest {
    private static final int AT_ONCE = 4;

    private final Stage stage = new Stage();

    @EndpointInject private ProducerTemplate camel;
    @BeanInject private CamelContext context;

    @EndpointInject("mock:direct:list-messages")
    private MockEndpoint list;

    @Configure
    void configure(MainConfigurationProperties main) {
        stage.environment.put("GMAIL_QUERY", "from:mill");
        stage.environment.put("INGEST_CONCURRENCY", Integer.toString(AT_ONCE));
        stage.configure(main);
    }

    @BeforeEach
    void reset() {
        MockEndpoint.resetMocks(context);
        stage.openAi.answers(stage.openAi.recorded());
        stage.openAi.faults().clear();
        stage.gmail.faults().clear();
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void worksOnManySmallMessagesAtOnce() {
        CountDownLatch together = new CountDownLatch(AT_ONCE);
        stage.openAi.answers(
                request -> {
                    together.countDown();
                    return await(together) ? Stage.answer() : "in vain";
                });

        RunReport report = ingest(List.of(mail("A"), mail("B"), mail("C"), mail("D")), List.of());

        assertThat(report.count(MessageResult.PROCESSED)).isEqualTo(AT_ONCE);
    }

    @Test
    void worksOnLargeMessagesOneAtATimeAfterTheSmallOnes() {
        String first = mail("Large1");
        String second = mail("Small1");
        String third = mail("Large2");
        String fourth = mail("Large3");
        List<String> calls = new CopyOnWriteArrayList<>();
        stage.gmail
                .faults()
                .add(
                        request -> {
                            // whichever test comes first also fetches a token
                            if (!request.path().endsWith("/token")) {
                                calls.add("fetch " + request.path().replaceFirst(".*/", ""));
                            }
                            return Optional.empty();
                        });
        stage.openAi.answers(
                request -> {
                    calls.add("ask " + subject(request));
                    return Stage.answer();
                });

        ingest(List.of(first, second, third, fourth), List.of(fourth, third, first));

        assertThat(calls)
                .containsExactly(
                        "fetch " + second,
                        "ask Small1",
                        "fetch " + first,
                        "ask Large1",
                        "fetch " + third,
                        "ask Large2",
                        "fetch " + fourth,
                        "ask Large3");
    }

    @Test
    void worksOnNothingThatIsLargeButDone() {
        RunReport report = ingest(List.of(mail("Small")), List.of("19300000000fffff"));

        assertThat(report.count(MessageResult.PROCESSED)).isOne();
        assertThat(stage.gmail.gets("19300000000fffff")).isZero();
    }

    @Test
    void asksGmailForLargeMessagesOfTheSameQuery() {
        ingest(List.of(mail("Small")), List.of());

        assertThat(list.getExchanges().get(0).getVariable("query"))
                .isEqualTo("from:mill larger:5M");
    }

    @Test
    void goesOnWhenAMessageFails() {
        stage.openAi.faults().next(OpenAiStandIn.COMPLETIONS, Completions.refusal());

        RunReport report = ingest(List.of(mail("A"), mail("B"), mail("C")), List.of());

        assertThat(report.count(MessageResult.FAILED)).isOne();
        assertThat(report.count(MessageResult.PROCESSED)).isEqualTo(2);
    }

    private String mail(String subject) {
        return stage.mail(subject, "text");
    }

    private RunReport ingest(List<String> pending, List<String> large) {
        list.whenAnyExchangeReceived(asked -> asked.setVariable("listing", Stage.listing(large)));
        IngestRun run = new IngestRun("owner", Instant.now());
        run.listed(pending);
        camel.send(
                "direct:ingest-messages",
                exchange -> {
                    exchange.setVariable("run", run);
                    exchange.getMessage().setBody(pending);
                });
        return run.report(Instant.now());
    }

    private static String subject(ChatRequest request) {
        return request.lastUserMessage().replaceAll("(?s).*Subject: (\\w+).*", "$1");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(Patience.SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
