package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.camel.BeanInject;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@CamelMainTest(mainClass = EventsGmailIngest.class, mockEndpointsAndSkip = "direct:store-event")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreEventsTest {
    private final Stage stage = new Stage();

    @EndpointInject private ProducerTemplate camel;
    @BeanInject private CamelContext context;

    @EndpointInject("mock:direct:store-event")
    private MockEndpoint store;

    @Configure
    void configure(MainConfigurationProperties main) {
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
    void storesEachEventOfAnAnswer() throws Exception {
        Exchange stored = store("[{\"title\":\"Fair\"},{\"title\":\"Talk\"}]");

        assertThat(bodies()).containsExactly(Map.of("title", "Fair"), Map.of("title", "Talk"));
        assertThat(stored.getException()).isNull();
    }

    @Test
    void storesNothingOfAnEmptyAnswer() throws Exception {
        store.expectedMessageCount(0);

        assertThat(store("[]").getException()).isNull();

        store.assertIsSatisfied();
    }

    @Test
    void stopsAtTheFirstEventThatFails() throws Exception {
        store.whenAnyExchangeReceived(
                event -> {
                    throw new IllegalStateException("broken");
                });

        Exchange stored = store("[{\"title\":\"Fair\"},{\"title\":\"Talk\"}]");

        assertThat(bodies()).containsExactly(Map.of("title", "Fair"));
        assertThat(stored.getException()).hasRootCauseMessage("broken");
    }

    private List<Object> bodies() {
        return store.getExchanges().stream().map(event -> event.getMessage().getBody()).toList();
    }

    private Exchange store(String answer) {
        return camel.send("direct:store-events", exchange -> exchange.getMessage().setBody(answer));
    }
}
