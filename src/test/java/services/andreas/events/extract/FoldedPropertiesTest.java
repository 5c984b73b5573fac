package services.andreas.events.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import services.andreas.events.extract.days.ClockTimes;
import services.andreas.events.extract.days.DayMentions;
import services.andreas.events.extract.days.ScannedText;
import services.andreas.events.extract.model.MailText;
import services.andreas.events.text.Folded;
import services.andreas.events.words.TestWords;

class FoldedPropertiesTest {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    @Property(tries = 300)
    void foldingTwiceChangesNothing(@ForAll @StringLength(max = 60) String text) {
        assertThat(Folded.of(Folded.of(text))).isEqualTo(Folded.of(text));
    }

    @Property(tries = 300)
    void howCharactersAreComposedChangesNothing(@ForAll @StringLength(max = 60) String text) {
        assertThat(Folded.of(Normalizer.normalize(text, Normalizer.Form.NFD)))
                .isEqualTo(Folded.of(Normalizer.normalize(text, Normalizer.Form.NFC)));
    }

    @Property(tries = 200)
    void aMailSaysEveryRunOfItsWords(
            @ForAll @Size(min = 1, max = 12) List<@StringLength(min = 1, max = 8) String> words,
            @ForAll @IntRange(max = 11) int from,
            @ForAll @IntRange(min = 1, max = 12) int count) {
        String text = String.join(" \n", words);
        List<String> folded = Folded.words(text);
        if (from < folded.size()) {
            List<String> run = folded.subList(from, Math.min(folded.size(), from + count));

            assertThat(
                            new MailText(
                                            TestMail.of().text(text).mail(),
                                            ZONE,
                                            TestWords.HEADERS,
                                            TestWords.LINKS,
                                            TestRules.PACKAGED)
                                    .says(String.join(", ", run)))
                    .isTrue();
        }
    }

    @Property(tries = 300)
    void findingDaysAndTimesNeverFails(@ForAll @StringLength(max = 200) String text) {
        DayMentions.in(text, TestWords.DAYS);
        ClockTimes.in(ScannedText.of(text, TestWords.DAYS));
    }
}
