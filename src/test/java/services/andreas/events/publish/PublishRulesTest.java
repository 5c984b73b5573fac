package services.andreas.events.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.settings.PackagedFiles;
import services.andreas.events.settings.StrictYaml;

/** What operators may write into the rules of what is published, and what they are told. */
class PublishRulesTest {
    private static final String FEED =
            "feeds: [{file: a.ics, title: A, categories: [], places: [], senders: [], include: [],"
                    + " leave_out: []}]";

    @ParameterizedTest
    @MethodSource("feeds")
    void refusesACalendarThatNobodyCanMean(String is, String edited, String why) {
        JsonProcessingException refused =
                catchThrowableOfType(
                        JsonProcessingException.class, () -> Feeds.read(FEED.replace(is, edited)));

        assertThat(StrictYaml.why(refused)).isEqualTo(why);
    }

    static Stream<Arguments> feeds() {
        return Stream.of(
                arguments(FEED, "---\n---\n", "the file is empty"),
                arguments(FEED, "feeds: 7", "something else stands where a list is meant"),
                arguments(FEED, "feeds: [~]", "a value is missing"),
                arguments("title: A", "title: ''", "a calendar has a title"),
                arguments("title: A", "title: \"\\u200B\"", "a calendar has a title"),
                arguments(
                        "categories: []",
                        "categories: music",
                        "something else stands where a list is meant"),
                arguments("categories: []", "categories: [~]", "a value is missing"),
                arguments("places: []", "places: [~]", "a value is missing"),
                arguments(
                        "places: []",
                        "places: ['!']",
                        "the place \"!\" has no letter and no digit"),
                arguments(
                        "places: []", "places: ['']", "the place \"\" has no letter and no digit"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void refusesARuleThatNobodyCanMean(String is, String edited, String why) throws Exception {
        String rules = PackagedFiles.text("classpath:", PublishRules.FILE);
        assertThat(rules).contains(is);

        JsonProcessingException refused =
                catchThrowableOfType(
                        JsonProcessingException.class,
                        () -> PublishRules.read(rules.replace(is, edited)));

        assertThat(StrictYaml.why(refused)).isEqualTo(why);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                arguments(
                        "listed: 1000",
                        "listed: -1",
                        "listed is -1, which is not from 0 to 2147483647"),
                arguments("listed: 1000", "listed: 1.5", "1.5 is no whole number"),
                arguments("listed: 1000", "listed:", "a value is missing"),
                arguments("news: 50", "news: -1", "news is -1, which is not from 0 to 2147483647"),
                arguments("back: 30", "back: -1", "back is -1, which is not from 0 to 36500"),
                arguments(
                        "ahead: 548",
                        "ahead: 9999999",
                        "ahead is 9999999, which is not from 0 to 36500"),
                arguments("title: Events", "title: ' '", "a calendar has a title"),
                arguments("sources: []", "sources: [open-ai]", "no source is called open-ai"),
                arguments("sources: []", "sources: [~]", "a value is missing"));
    }

    @ParameterizedTest
    @MethodSource("titles")
    void aTitleIsOneLineThatCanBeSeen(String title, String shown) throws Exception {
        String quoted = "title: \"" + title + "\"";

        assertThat(Feeds.read(FEED.replace("title: A", quoted)).feeds().get(0).title())
                .isEqualTo(shown);
        String rules = PackagedFiles.text("classpath:", PublishRules.FILE);
        assertThat(PublishRules.read(rules.replace("title: Events", quoted)).title())
                .isEqualTo(shown);
    }

    static Stream<Arguments> titles() {
        return Stream.of(
                arguments("In Zürich / Köln 🎉", "In Zürich / Köln 🎉"),
                arguments("A\\a\\r\\nMETHOD:REQUEST", "A METHOD:REQUEST"));
    }
}
