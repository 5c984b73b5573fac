package services.andreas.events.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import services.andreas.events.event.EventJson;

class GoldSetTest {
    private static final List<GoldSet.Labelled> MAILS = GoldSet.load();

    @Test
    void isLargeEnoughToTellSomething() {
        assertThat(MAILS).hasSizeGreaterThanOrEqualTo(60);
        assertThat(MAILS.stream().mapToInt(mail -> mail.events().size()).sum())
                .isGreaterThanOrEqualTo(250);
    }

    @Test
    void structuredMailsNeedNoModel() {
        Score score = score(mail -> mail.kind().equals("structured"), GoldSetTest::deterministic);

        assertThat(Score.fields())
                .allSatisfy(
                        field ->
                                assertThat(score.f1(field)).as(field).isGreaterThanOrEqualTo(0.98));
        assertThat(MAILS)
                .filteredOn(mail -> mail.kind().equals("structured"))
                .filteredOn(mail -> mail.asks(mail.deterministic()))
                .as("asked about")
                .isEmpty();
    }

    @Test
    void nothingIsInventedAboutMailsWithoutEvents() {
        Score score = score(mail -> mail.kind().equals("non-event"), GoldSetTest::deterministic);

        assertThat(score.invented()).isZero();
    }

    @Test
    void checkingLosesLittleOfWhatModelsAnswer() {
        Score score = score(mail -> true, mail -> mail.whole(mail.answer()));

        assertThat(Score.fields())
                .allSatisfy(
                        field ->
                                assertThat(score.f1(field)).as(field).isGreaterThanOrEqualTo(0.98));
        assertThat(score.invented()).isZero();
    }

    @Test
    void proseInAPdfFileIsAsGoodAsProseInAMail() {
        Predicate<GoldSet.Labelled> isProse = mail -> mail.kind().equals("prose");
        Score mails = score(isProse, mail -> mail.whole(mail.answer()));
        Score files = score(isProse, mail -> mail.asPdf().whole(mail.answer()));

        assertThat(Score.fields())
                .allSatisfy(
                        field ->
                                assertThat(files.f1(field))
                                        .as("%s: %s", field, files.misses())
                                        .isGreaterThanOrEqualTo(mails.f1(field)));
        assertThat(files.invented()).isZero();
    }

    @Test
    void checkingRepairsWhatModelsGetWrong() {
        Score checked = score(mail -> true, mail -> mail.whole(mail.answer()));
        Score unchecked = score(mail -> true, GoldSet.Labelled::unchecked);

        assertThat(unchecked.invented()).isGreaterThan(checked.invented());
        assertThat(checked.precision("url")).isGreaterThan(unchecked.precision("url"));
        assertThat(unchecked.misses())
                .as("a year that the model worked out")
                .anyMatch(miss -> miss.startsWith("start of Messiaen"));
        assertThat(checked.misses()).noneMatch(miss -> miss.startsWith("start of Messiaen"));
    }

    private static List<Map<String, Object>> deterministic(GoldSet.Labelled mail) {
        return mail.deterministic().events().stream().map(EventJson::members).toList();
    }

    private static Score score(
            Predicate<GoldSet.Labelled> which,
            Function<GoldSet.Labelled, List<Map<String, Object>>> find) {
        Score score = new Score();
        MAILS.stream().filter(which).forEach(mail -> score.add(mail.events(), find.apply(mail)));
        return score;
    }
}
