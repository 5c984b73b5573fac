package services.andreas.events.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.component.aws2.sqs.Sqs2Consumer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The condition under which camel-aws2-sqs may be used: CVE-2026-46456 and CVE-2026-56140. */
class NoHeadersTest {
    private static final String OF_THE_ROUTES = "&headerFilterStrategy=#noHeaders";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelBeanMethodName",
                "camelbeanmethodname",
                "CamelGoogleMail.id",
                "CamelAwsSqsReceiptHandle",
                "org.apache.camel.x",
                "any"
            })
    void letNoAttributeOfAMessageBecomeAHeader(String name) throws Exception {
        Exchange received = receive(name, OF_THE_ROUTES);

        assertThat(received.getMessage().getBody()).isEqualTo("the body");
        assertThat(received.getMessage().getHeader(Sqs2Constants.RECEIPT_HANDLE)).isEqualTo("ours");
        assertThat(received.getMessage().getHeaders().values()).doesNotContain("theirs");
    }

    @Test
    void areNeededBecauseTheComponentLetsThemThrough() throws Exception {
        assertThat(receive("any", "").getMessage().getHeaders()).containsEntry("any", "theirs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"work-shares", "send-share"})
    void areNamedByTheRoutesThatUseTheQueue(String route) throws IOException {
        assertThat(Files.readString(Path.of("src/main/resources/routes", route + ".camel.yaml")))
                .contains("headerFilterStrategy: \"#bean:noHeaders\"");
    }

    private static Exchange receive(String attribute, String filter) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext();
                SqsClient sqs =
                        new QueueSettings("", "http://127.0.0.1:1", "us-east-1", 1, 1).client()) {
            context.getRegistry().bind("sqs", sqs);
            context.getRegistry().bind("noHeaders", new NoHeaders());
            context.start();
            Sqs2Consumer consumer =
                    (Sqs2Consumer)
                            context.getEndpoint(
                                            "aws2-sqs:shares.fifo?amazonSQSClient=#sqs&region=us-east-1"
                                                    + "&queueUrl=http://127.0.0.1:1/shares.fifo"
                                                    + filter)
                                    .createConsumer(exchange -> {});
            return consumer.createExchange(
                    Message.builder()
                            .body("the body")
                            .receiptHandle("ours")
                            .messageAttributes(
                                    Map.of(
                                            attribute,
                                            MessageAttributeValue.builder()
                                                    .dataType("String")
                                                    .stringValue("theirs")
                                                    .build()))
                            .build());
        }
    }
}
