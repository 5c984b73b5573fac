package services.andreas.events.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.EventsGmailIngest;
import services.andreas.events.Stage;
import services.andreas.events.run.IngestRun;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Calendars about series, each of {@code series/*.txt} a sequence of mails and what RFC 5545 and
 * RFC 5546 leave of it, whatever order the mails come in.
 */
@CamelMainTest(mainClass = EventsGmailIngest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeriesTest {
    /** All orders of three mails; some of more. */
    private static final int ORDERS = 6;

    private final Stage stage = new Stage();
    private final IngestRun run = new IngestRun("owner", Instant.now());

    @EndpointInject private ProducerTemplate camel;

    @Configure
    void configure(MainConfigurationProperties main) {
        stage.configure(main);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    /**
     * @param expected the events of December 2026 unless they say otherwise, such as {@code
     *     07T18:00 cancelled}
     */
    record Case(String name, List<SeriesMail> mails, List<String> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesToTheSameInAnyOrder(Case one) throws Exception {
        for (List<SeriesMail> order : orders(one.mails())) {
            String place = word(UUID.randomUUID());
            for (SeriesMail mail : order) {
                tell(mail, place);
            }
            assertThat(events(place))
                    .as("in the order " + order.stream().map(SeriesMail::number).toList())
                    .containsExactlyElementsOf(one.expected());
        }
    }

    private void tell(SeriesMail mail, String place) throws IOException {
        String answer = mail.answer(place);
        Exchange stored =
                camel.send(
                        "direct:store-events",
                        exchange -> {
                            exchange.setVariable("run", run);
                            exchange.setVariable("messageId", mail.number() + "-" + place);
                            exchange.getMessage().setBody(answer);
                        });
        assertThat(stored.getException()).isNull();
    }

    private List<String> events(String place) {
        return stage.events().stream()
                .filter(item -> AttributeValue.fromS(place).equals(item.get("location")))
                .map(SeriesTest::text)
                .sorted()
                .toList();
    }

    /** A word that is like no other one. */
    private static String word(UUID random) {
        return random.toString()
                .replace("-", "")
                .chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 16))))
                .collect(Collectors.joining());
    }

    private static String text(Map<String, AttributeValue> item) {
        AttributeValue start = item.get("start_time");
        String status = item.get("status").s();
        String title = item.get("title").s().replace(item.get("location").s(), "$");
        String review = item.containsKey("needs_review") ? " ?" : "";
        return (start == null
                        ? "undated"
                        : start.s().replaceFirst("^2026-12-", "").replace(":00Z", ""))
                + (status.equals("confirmed") ? "" : " " + status)
                + (title.equals("$") ? "" : " " + title)
                + review;
    }

    private static List<List<SeriesMail>> orders(List<SeriesMail> mails) {
        List<List<SeriesMail>> orders = new ArrayList<>();
        if (mails.size() <= 2) {
            orders.add(mails);
            if (mails.size() == 2) {
                orders.add(List.of(mails.get(1), mails.get(0)));
            }
            return orders;
        }
        Random random = new Random(4711);
        while (orders.size() < ORDERS) {
            List<SeriesMail> order = new ArrayList<>(mails);
            if (!orders.isEmpty()) {
                Collections.shuffle(order, random);
            }
            orders.add(order);
        }
        return orders;
    }

    static Stream<Case> cases() throws IOException {
        String only = System.getProperty("series.case", "");
        return Stream.of("rfc.txt", "attacks.txt")
                .flatMap(SeriesTest::read)
                .filter(one -> one.name().contains(only));
    }

    private static Stream<Case> read(String file) {
        try (InputStream in = SeriesTest.class.getResourceAsStream("/series/" + file)) {
            if (in == null) {
                return Stream.empty();
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\n\\s*\n"))
                    .map(block -> block.lines().filter(line -> !line.startsWith("#")).toList())
                    .filter(lines -> !lines.isEmpty())
                    .map(SeriesTest::one);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Case one(List<String> lines) {
        List<String> mails = lines.subList(1, lines.size() - 1);
        String expected = lines.get(lines.size() - 1).substring(1).strip();
        return new Case(
                lines.get(0),
                IntStream.range(0, mails.size())
                        .mapToObj(i -> new SeriesMail(i, mails.get(i)))
                        .toList(),
                expected.isEmpty() ? List.of() : Stream.of(expected.split(", ")).sorted().toList());
    }
}
