package services.andreas.events.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.extract.calendar.CalendarEvents;
import services.andreas.events.steps.Steps;
import services.andreas.events.words.TestWords;

/** Structured data that means harm: a million characters cost neither many steps nor a crash. */
class EvidenceBoundsTest {
    private static final long STEPS_PER_CHARACTER = 250;
    private static final String EVENT =
            "BEGIN:VEVENT\nUID:%d\nSUMMARY:%d\nDTSTART:20261201T000000Z\n";
    private static final String SCRIPT = "<script type=\"application/ld+json\">";

    static Stream<Arguments> calendars() {
        return Stream.of(
                Arguments.of("blank lines", "\n \n".repeat(300_000)),
                Arguments.of("components in components", "BEGIN:X\n".repeat(100_000)),
                Arguments.of(
                        "lines that say nothing", EVENT.formatted(1, 1) + "xxxx\n".repeat(150_000)),
                Arguments.of(
                        "events for ever",
                        many(9_000, i -> EVENT.formatted(i, i) + "RRULE:FREQ=DAILY\nEND:VEVENT\n")),
                Arguments.of(
                        "dates left out",
                        EVENT.formatted(1, 1)
                                + "RRULE:FREQ=DAILY\n"
                                + "EXDATE:20261201T000000Z\n".repeat(40_000)),
                Arguments.of(
                        "clocks that change every second",
                        """
                        BEGIN:VTIMEZONE
                        TZID:z
                        BEGIN:STANDARD
                        DTSTART:16010101T000000
                        TZOFFSETFROM:+0111
                        TZOFFSETTO:+0113
                        RRULE:FREQ=SECONDLY
                        END:STANDARD
                        END:VTIMEZONE
                        BEGIN:VEVENT
                        DTSTART;TZID=z:20261201T000000
                        END:VEVENT
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calendars")
    void readsCalendarsInBoundedSteps(String what, String lines) {
        Steps.atMost(STEPS_PER_CHARACTER * lines.length(), CalendarReader.class, lines);
    }

    static Stream<Arguments> pages() {
        String event = "{\"@type\":\"Event\",\"name\":\"n%d\",\"startDate\":\"2026-12-05\"}";
        return Stream.of(
                Arguments.of("spaces in JSON", SCRIPT + "{" + " ".repeat(900_000) + "\"}</script>"),
                Arguments.of("lines in JSON", SCRIPT + "{\"a\":\"b\"" + "\n".repeat(900_000) + "x"),
                Arguments.of(
                        "scripts", many(9_000, i -> SCRIPT + event.formatted(i) + "</script>")),
                Arguments.of(
                        "schedules for ever",
                        SCRIPT
                                + "["
                                + many(
                                        8_000,
                                        i ->
                                                event.formatted(i)
                                                        .replace(
                                                                "}",
                                                                ",\"eventSchedule\":{\"repeatFrequency\":\"P1D\"}},"))
                                + "{}]</script>"),
                Arguments.of(
                        "a text in many properties",
                        "<div itemscope itemtype=\"http://schema.org/Event\">"
                                + "<div itemprop=\"description\">".repeat(480)
                                + "word ".repeat(180_000)),
                Arguments.of(
                        "a text in many properties of RDFa",
                        "<div typeof=\"Event\">"
                                + "<div property=\"description\">".repeat(480)
                                + "word ".repeat(180_000)),
                Arguments.of(
                        "many texts in many properties",
                        "<div itemscope itemtype=\"http://schema.org/Event\">"
                                + "<div itemprop=\"description\">".repeat(480)
                                + "a<br>".repeat(180_000)),
                Arguments.of(
                        "references",
                        "<div id=a>"
                                + "<i itemprop=name>x</i>".repeat(20_000)
                                + "</div>"
                                + "<p itemscope itemtype=Event itemref=\"a a a a a\"></p>"
                                        .repeat(5_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void readsPagesInBoundedSteps(String what, String html) {
        Steps.atMost(STEPS_PER_CHARACTER * html.length(), PageReader.class, html);
    }

    static final class CalendarReader implements Consumer<String> {
        // what is read at start is not counted
        private final CalendarEvents calendars =
                new CalendarEvents(TestWords.PACKAGED, TestRules.PACKAGED, TestMail.ZONE);

        @Override
        public void accept(String lines) {
            FoundEvents found = new FoundEvents();
            calendars.read(TestMail.of().calendar("PUBLISH", lines).mail(), found);
            assertThat(found.events()).hasSizeLessThanOrEqualTo(FoundEvents.MOST);
        }
    }

    static final class PageReader implements Consumer<String> {
        @Override
        public void accept(String html) {
            assertThat(TestMail.of().html(html).events())
                    .hasSizeLessThanOrEqualTo(FoundEvents.MOST);
        }
    }

    private static String many(int count, IntFunction<String> one) {
        return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining());
    }
}
