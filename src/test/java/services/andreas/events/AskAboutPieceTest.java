package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import services.andreas.events.event.Field;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.failure.Failures;
import services.andreas.events.run.IngestRun;
import services.andreas.events.run.RunReport;
import services.andreas.events.standin.ChatRequest;
import services.andreas.events.standin.Completions;
import services.andreas.events.standin.OpenAiStandIn;

/** The stand-in answers with every talk that a question names, as far as one answer holds them. */
@CamelMainTest(mainClass = EventsGmailIngest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskAboutPieceTest {
    private static final Pattern TALK = Pattern.compile("(?m)^Talk (\\d+): (\\S+), Room \\d+$");

    private final Stage stage = new Stage();
    private IngestRun run;
    private long calls;

    @EndpointInject private ProducerTemplate camel;

    @Configure
    void configure(MainConfigurationProperties main) {
        stage.configure(main);
        stage.openAi.answers(AskAboutPieceTest::talks);
    }

    @BeforeEach
    void begin() {
        stage.openAi.faults().clear();
        calls = stage.openAi.calls();
        run = new IngestRun("owner", Instant.now());
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void losesNoEventOfADigestWhoseAnswerIsCut() {
        stage.openAi.faults().always(OpenAiStandIn.COMPLETIONS, Completions.longerThan(60_000));
        FoundEvents foundEvents = new FoundEvents();

        Exchange asked = ask(digest(200), foundEvents);

        assertThat(asked.getException()).isNull();
        assertThat(foundEvents.events())
                .extracting(event -> event.get(Field.TITLE))
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> "Talk " + i).toList());
    }

    @Test
    void countsTheCutAnswersToo() {
        stage.openAi.faults().always(OpenAiStandIn.COMPLETIONS, Completions.longerThan(60_000));
        long tokens = stage.openAi.tokens();

        ask(digest(200), new FoundEvents());

        RunReport report = run.report(Instant.now());
        assertThat(report.calls()).isEqualTo(stage.openAi.calls() - calls).isEqualTo(3);
        assertThat(report.tokens()).isEqualTo(stage.openAi.tokens() - tokens);
    }

    @Test
    void tellsTheSecondPartWhatTheFirstHasFound() {
        stage.openAi.faults().next(Completions.length());

        ask(digest(150), new FoundEvents());

        List<ChatRequest> questions = stage.openAi.requests();
        assertThat(questions.get(questions.size() - 1).lastUserMessage())
                .containsSubsequence("Known already:", "- Talk 0 |");
    }

    @Test
    void asksAboutASmallPieceOnce() {
        stage.openAi.faults().always(OpenAiStandIn.COMPLETIONS, Completions.length());

        Exchange asked = ask(digest(20), new FoundEvents());

        assertThat(Failures.of(asked.getException()).reason()).isEqualTo("answer-ended-by-length");
        assertThat(stage.openAi.calls() - calls).isOne();
    }

    @Test
    void givesUpWhenASmallPartIsCut() {
        stage.openAi.faults().always(OpenAiStandIn.COMPLETIONS, Completions.length());

        Exchange asked = ask("a ".repeat(18_000), new FoundEvents());

        assertThat(Failures.of(asked.getException()).reason()).isEqualTo("answer-ended-by-length");
        assertThat(stage.openAi.calls() - calls).isEqualTo(5);
    }

    @Test
    @Timeout(60)
    void splitsAPieceThatBeginsLikeTheNameOfABeanOfCamel() {
        stage.openAi.faults().next(Completions.length());

        Exchange asked = ask("# " + digest(150), new FoundEvents());

        assertThat(asked.getException()).isNull();
        assertThat(stage.openAi.calls() - calls).isEqualTo(3);
    }

    @Test
    void asksNoMoreThanItsNoteSays() {
        // only parts of 4,000 characters and less fit
        stage.openAi.faults().always(OpenAiStandIn.COMPLETIONS, Completions.longerThan(6_000));
        stage.openAi.answers(request -> " ".repeat(3 * letters(request)) + talks(request));

        Exchange asked = ask("a ".repeat(18_000), new FoundEvents());

        stage.openAi.answers(AskAboutPieceTest::talks);
        assertThat(asked.getException()).isNull();
        assertThat(stage.openAi.calls() - calls).isEqualTo(31);
    }

    @Test
    void leavesOtherFailuresToTheCaller() {
        stage.openAi.faults().always(OpenAiStandIn.COMPLETIONS, Completions.contentFilter());

        Exchange asked = ask(digest(200), new FoundEvents());

        assertThat(Failures.of(asked.getException()).reason())
                .isEqualTo("answer-ended-by-content_filter");
        assertThat(stage.openAi.calls() - calls).isOne();
    }

    private static int letters(ChatRequest request) {
        return request.lastUserMessage().split("\\ba\\b", -1).length;
    }

    private static String talks(ChatRequest request) {
        Set<String> known = new TreeSet<>();
        List<Map<String, Object>> events = new ArrayList<>();
        Matcher talk = TALK.matcher(request.lastUserMessage());
        while (talk.find()) {
            if (known.add(talk.group(1))) {
                events.add(
                        Stage.event(
                                "Talk " + talk.group(1), talk.group(2), "Room " + talk.group(1)));
            }
        }
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<String, Object>[] all = events.toArray(new Map[0]);
        return Stage.answer(all);
    }

    private static String digest(int talks) {
        return IntStream.range(0, talks)
                .mapToObj(i -> "Talk " + i + ": " + "2026-12-05T10:00, Room " + i)
                .collect(Collectors.joining("\n"));
    }

    private Exchange ask(String text, FoundEvents foundEvents) {
        return camel.send(
                "direct:ask-about-piece",
                exchange -> {
                    exchange.setVariable("messageId", "message");
                    exchange.setVariable("run", run);
                    exchange.setVariable("mail", Stage.read("Programme", text));
                    exchange.setVariable("foundEvents", foundEvents);
                    exchange.getMessage().setBody(text);
                });
    }
}
