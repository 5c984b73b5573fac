package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import services.andreas.events.run.Change;
import services.andreas.events.run.RunReport;
import services.andreas.events.standin.DynamoDbProxy;
import services.andreas.events.standin.Dynoxide;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A mail with more events than fit into one item, one transaction or one list. */
class StoreManyEventsTest {
    private static final String LONG = "word ".repeat(1_600).strip();

    private final Stage stage = new Stage();
    private final DynamoDbProxy proxy = new DynamoDbProxy(Dynoxide.shared().endpoint());

    @BeforeEach
    void configure() {
        stage.environment.put("DYNAMODB_ENDPOINT_URL", proxy.endpoint().toString());
        // so that the record of the run is not written in between, on however slow a machine
        stage.environment.put("INGEST_LEASE", "3600");
    }

    @AfterEach
    void close() {
        stage.close();
        proxy.close();
    }

    @Test
    void isStoredWholeAndItsRerunWritesNothing() throws Exception {
        calendar();

        RunReport first = stage.once();
        long writes = writes();
        RunReport second = stage.once();

        assertThat(first.exitCode()).isZero();
        assertThat(first.count(Change.CREATED)).isEqualTo(500);
        assertThat(first.calls()).isZero();
        List<Map<String, AttributeValue>> items = stage.events();
        assertThat(items).hasSize(500);
        assertThat(items).allMatch(item -> item.get("description").s().equals(LONG));
        assertThat(items).noneMatch(item -> item.containsKey("needs_review"));
        assertThat(second.exitCode()).isZero();
        assertThat(writes() - writes)
                .as("that the mailbox is read; that the run has begun, and that it has ended")
                .isEqualTo(3);
    }

    private long writes() {
        return List.of("PutItem", "UpdateItem", "TransactWriteItems", "DeleteItem").stream()
                .mapToLong(proxy::calls)
                .sum();
    }

    private void calendar() {
        String calendar =
                IntStream.range(0, 500)
                        .mapToObj(
                                i ->
                                        "BEGIN:VEVENT\r\nUID:%d@a.example\r\nSUMMARY:Course\r\nLOCATION:Room %d\r\nDTSTART:202612%02dT%02d%02d00Z\r\nDESCRIPTION:%s\r\nEND:VEVENT\r\n"
                                                .formatted(
                                                        i,
                                                        i,
                                                        1 + i % 28,
                                                        8 + i / 28 % 10,
                                                        i / 280 * 30,
                                                        LONG))
                        .collect(
                                Collectors.joining(
                                        "",
                                        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:PUBLISH\r\n",
                                        "END:VCALENDAR\r\n"));
        String raw =
                "From: The Old Mill <news@oldmill.example>\r\nSubject: Courses\r\n"
                        + "Date: Fri, 20 Nov 2026 10:00:00 +0100\r\nContent-Type: text/calendar; charset=utf-8\r\n\r\n"
                        + calendar;
        stage.gmail.mailbox().add(raw.getBytes(StandardCharsets.UTF_8), Stage.FIRST_MAIL, "Events");
    }
}
