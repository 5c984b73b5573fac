package services.andreas.events.series;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.BeanInject;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.EventsGmailIngest;
import services.andreas.events.Stage;
import services.andreas.events.extract.ExtractedEvents;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.TestMail;
import services.andreas.events.extract.TestRules;
import services.andreas.events.extract.model.ModelEvents;
import services.andreas.events.items.Explanations;
import services.andreas.events.mail.Mail;
import services.andreas.events.run.IngestRun;
import services.andreas.events.words.TestWords;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Calendars about series, each of {@code series/*.txt} a sequence of mails and what RFC 5545 and
 * RFC 5546 leave of it, whatever order the mails come in.
 */
@CamelMainTest(mainClass = EventsGmailIngest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeriesTest {
    /** In which mails come, forwards and backwards among them; {@code series.orders} tries more. */
    private static final int ORDERS = Integer.getInteger("series.orders", 3);

    private final Stage stage = new Stage();
    private final IngestRun run = new IngestRun("owner", Instant.now());

    @EndpointInject private ProducerTemplate camel;
    @BeanInject private CamelContext context;

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

    private static final String ENDLESS =
            "REQUEST %d | DTSTART:20240115T180000Z | RRULE:FREQ=MONTHLY | DTSTAMP:2024061%dT000000Z";

    @Test
    void continuesASeriesWithoutEndBeforeItsHorizonIsReached() throws Exception {
        String place = word(UUID.randomUUID());
        // so old that all that it tells is over
        tell(new SeriesMail(-900, ENDLESS.formatted(0, 1)), place);
        List<String> told = starts(place);

        goOn();

        List<String> continued = starts(place);
        assertThat(continued).startsWith(told.toArray(String[]::new));
        Instant horizon = Instant.now().plus(Duration.ofDays(366));
        assertThat(Instant.parse(continued.get(continued.size() - 1)))
                .isBetween(horizon.minus(Duration.ofDays(32)), horizon);
        assertThat(continued)
                .as("none is left out")
                .hasSize(told.size() + monthsSince(told.get(told.size() - 1), continued));
        assertThat(stage.eventsAt(place))
                .allSatisfy(
                        item ->
                                assertThat(item)
                                        .containsEntry(
                                                "series",
                                                AttributeValue.fromS("every month on day 15")));
        ObjectNode explanation = explanations().of(id(place)).orElseThrow();
        assertThat(Instant.parse(explanation.path("series_until").asText()))
                .isAfter(horizon.minus(Duration.ofDays(1)));

        goOn();

        assertThat(starts(place)).as("told once").isEqualTo(continued);
    }

    @Test
    void continuesASeriesOfProse() throws Exception {
        String place = word(UUID.randomUUID());
        store("prose-" + place, prose(place));
        assertThat(stage.events())
                .filteredOn(item -> AttributeValue.fromS(place).equals(item.get("location")))
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        item ->
                                assertThat(item)
                                        .containsEntry(
                                                "series", AttributeValue.fromS("every Thursday")));
        List<String> told = starts(place);

        goOn();

        List<String> continued = starts(place);
        assertThat(continued).startsWith(told.toArray(String[]::new));
        assertThat(Instant.parse(continued.get(continued.size() - 1)))
                .isAfter(Instant.now().plus(Duration.ofDays(350)));
        assertThat(continued).allMatch(start -> start.matches(".*T0[01]:00:00Z"));
    }

    /** What is stored of "every Thursday at 8 pm", in a mail of half a year ago. */
    private static String prose(String place) throws IOException {
        ObjectNode answer = new ObjectMapper().createObjectNode();
        ObjectNode event = answer.putArray("events").addObject();
        event.put("title", "Jam of " + place).put("date_quote", "every Thursday at 8 pm");
        event.put("location", place);
        ObjectNode repetition = event.putObject("repetition");
        repetition.put("frequency", "weekly").put("quote", "every Thursday at 8 pm");
        repetition.putArray("weekdays").add("TH");
        Mail mail =
                TestMail.of()
                        .text("Jam of " + place + ": every Thursday at 8 pm, " + place)
                        .sent(Instant.now().minus(Duration.ofDays(300)).toString())
                        .mail();
        FoundEvents found = new FoundEvents();
        new ModelEvents(TestWords.PACKAGED, TestRules.PACKAGED, TestMail.ZONE, "m")
                .read(answer.toString(), mail, null, found);
        return new ExtractedEvents(TestWords.PACKAGED, TestRules.PACKAGED).json(mail, found);
    }

    @Test
    void continuesNoSeriesThatHasMovedOrIsCancelled() throws Exception {
        for (String then :
                List.of(
                        "CANCEL 1 | SUMMARY:-",
                        "REQUEST 1 | DTSTART:20240115T180000Z | RRULE:FREQ=MONTHLY;COUNT=8")) {
            String place = word(UUID.randomUUID());
            tell(new SeriesMail(-900, ENDLESS.formatted(0, 1)), place);
            tell(new SeriesMail(-890, then), place);
            List<String> told = starts(place);

            goOn();

            assertThat(starts(place)).isEqualTo(told);
        }
    }

    @Test
    void continuesAMovedSeriesWhereItIsNow() throws Exception {
        String place = word(UUID.randomUUID());
        tell(new SeriesMail(-900, ENDLESS.formatted(0, 1)), place);
        goOn();
        tell(
                new SeriesMail(-890, ENDLESS.formatted(1, 2).replace("20240115T18", "20240116T19")),
                place);
        goOn();

        assertThat(starts(place))
                .filteredOn(event -> event.compareTo("2024-06-20") > 0)
                .hasSizeGreaterThan(30)
                .allMatch(event -> event.contains("-16T19:00"));
    }

    private static int monthsSince(String last, List<String> continued) {
        String end = continued.get(continued.size() - 1);
        return (int)
                ChronoUnit.MONTHS.between(
                        LocalDateTime.parse(last.replace("Z", "")),
                        LocalDateTime.parse(end.replace("Z", "")));
    }

    private List<String> starts(String place) {
        return stage.eventsAt(place).stream()
                .map(item -> item.get("start_time").s())
                .sorted()
                .toList();
    }

    private void goOn() {
        Exchange done =
                camel.send("direct:continue-series", exchange -> exchange.setVariable("run", run));
        assertThat(done.getException()).isNull();
    }

    private Explanations explanations() {
        return context.getRegistry().lookupByNameAndType("explanations", Explanations.class);
    }

    private String id(String place) {
        return stage.eventsAt(place).stream()
                .map(item -> item.get("id").s())
                .findFirst()
                .orElseThrow();
    }

    private void tell(SeriesMail mail, String place) throws IOException {
        store(mail.number() + "-" + place, mail.answer(place));
    }

    private void store(String id, String answer) {
        Exchange stored =
                camel.send(
                        "direct:store-events",
                        exchange -> {
                            exchange.setVariable("run", run);
                            exchange.setVariable("messageId", id);
                            exchange.getMessage().setBody(answer);
                        });
        assertThat(stored.getException()).isNull();
    }

    private List<String> events(String place) {
        return stage.eventsAt(place).stream().map(SeriesTest::text).sorted().toList();
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
            if (orders.size() == 1) {
                Collections.reverse(order);
            } else if (!orders.isEmpty()) {
                Collections.shuffle(order, random);
            }
            orders.add(order);
        }
        return orders;
    }

    static Stream<Case> cases() throws IOException {
        String only = System.getProperty("series.case", "");
        return Stream.of("rfc.txt", "attacks.txt", "forged.txt")
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
