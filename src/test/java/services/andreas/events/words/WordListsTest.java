package services.andreas.events.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import services.andreas.events.event.CleanLinks;
import services.andreas.events.merge.MergingRules;
import services.andreas.events.settings.PackagedFiles;

class WordListsTest {
    private static final String LINKS = "words/links.yaml";

    @TempDir private Path folder;

    @BeforeEach
    void exportLinks() throws IOException {
        PackagedFiles.copy(LINKS, folder);
    }

    @Test
    void aParameterThatAnOperatorAddsIsLeftOutOfLinksAndOfTheirComparison() throws IOException {
        Path links = folder.resolve(LINKS);
        Files.writeString(links, Files.readString(links).replace("fbclid", "fbclid, who"));
        WordLists words = WordLists.load("file:" + folder + "/");

        assertThat(CleanLinks.of(words).clean("https://example.org/e?id=1&who=me"))
                .isEqualTo("https://example.org/e?id=1");
        assertThat(rules(words).links().tracking()).contains("who");
    }

    @Test
    void aFileThatTheFolderDoesNotHaveIsThePackagedOne() {
        assertThat(WordLists.load("file:" + folder + "/").states())
                .isEqualTo(TestWords.PACKAGED.states());
    }

    @Test
    void aListThatIsMissingIsNamedWithItsFile() throws IOException {
        Files.writeString(folder.resolve(LINKS), "tracking: []\nredirects: {}");

        assertThatThrownBy(() -> WordLists.load("file:" + folder + "/"))
                .hasMessageContaining(LINKS)
                .hasMessageContaining("ignored");
    }

    @Test
    void noWordIsInOneOfTheRulesTwice() throws IOException {
        MergingRules rules = rules(TestWords.PACKAGED);
        Map<String, List<String>> lists =
                Map.of(
                        "decorations", rules.titles().decorations(),
                        "fillers", rules.titles().fillers(),
                        "fillers of places", rules.places().fillers(),
                        "tracking", rules.links().tracking(),
                        "moving", rules.moving().words());

        lists.forEach((name, words) -> assertThat(words).as(name).doesNotHaveDuplicates());
        rules.titles()
                .numbers()
                .forEach((number, words) -> assertThat(words).doesNotHaveDuplicates());
    }

    /** Months, numbers and the short names of weekdays mean several things in several languages. */
    @Test
    void noWordStandsInTwoListsThatAreReadAsOne() {
        WordLists words = TestWords.PACKAGED;
        List<String> states = new ArrayList<>();
        states.addAll(words.states().cancelled());
        states.addAll(words.states().cancelledInText());
        states.addAll(words.states().confirmed());
        states.addAll(words.states().soldOut());
        states.addAll(words.states().soldOutInText());
        states.addAll(words.states().tentative());
        states.addAll(words.states().moved());
        List<String> days = new ArrayList<>(words.days().today());
        days.addAll(words.days().tomorrow());
        days.addAll(words.days().afterTomorrow());
        List<String> hours = new ArrayList<>();
        words.numbers().cardinals().values().forEach(hours::addAll);
        words.numbers().hours().values().forEach(hours::addAll);
        List<String> weekdays = new ArrayList<>();
        words.calendar().weekdays().values().forEach(weekdays::addAll);
        words.spellings().weekdays().values().forEach(weekdays::addAll);

        assertThat(List.of(states, days, hours, weekdays))
                .allSatisfy(list -> assertThat(list).doesNotHaveDuplicates());
    }

    private static MergingRules rules(WordLists words) throws IOException {
        return MergingRules.read(PackagedFiles.text("classpath:", "rules/merging.yaml"), words);
    }
}
