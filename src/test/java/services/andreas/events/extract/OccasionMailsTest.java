package services.andreas.events.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No mail that may announce something is settled without a question. */
class OccasionMailsTest {
    private static final String TIMELESS =
            "Thank you for your purchase. You can download the invoice from your account, and it is yours to keep.";
    private static final List<OccasionMails.Labelled> MAILS = OccasionMails.load();

    @Test
    void areAskedAboutWhenTheyAnnounceSomething() {
        assertThat(MAILS)
                .filteredOn(OccasionMails.Labelled::announces)
                .hasSizeGreaterThanOrEqualTo(60)
                .allMatch(OccasionMails.Labelled::asks);
    }

    @Test
    void areMostlySettledWhenTheyNameNoTime() {
        assertThat(MAILS)
                .filteredOn(mail -> !mail.announces())
                .hasSizeGreaterThanOrEqualTo(60)
                .filteredOn(mail -> !mail.asks())
                .hasSizeGreaterThanOrEqualTo(50);
    }

    @Test
    void areAskedAboutInTheGoldSet() {
        assertThat(GoldSet.load())
                .filteredOn(mail -> !mail.events().isEmpty())
                .filteredOn(mail -> mail.deterministic().events().isEmpty())
                .allMatch(mail -> mail.asks(mail.deterministic()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " You can call 555-123-4567 if you have a question, or write to us at help@shop.example.",
                " The total is $12.50, that is 10% off. © 2026 The shop",
                " https://shop.example/2026/12/05/invoice?at=19:30",
                " Order 3034441234, item 77.",
            })
    void areSettledWithWhatIsNoTime(String more) {
        assertThat(TestMail.of().text(TIMELESS + more).asks()).as(more).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " In May it is free.",
                " Today only!",
                " It is on the 12th.",
                " 19.30",
                " 3/4 or 7-9",
                " It is in 2027.",
                " Festival 2026!",
                " 5DEC2026",
                " 0930–1200",
                " ٥ ديسمبر",
                " ５月５日",
                " Every one of you.",
                " Half past seven",
                " Concert!",
            })
    void areAskedAboutWithAnythingThatMayBeOne(String more) {
        assertThat(TestMail.of().text(TIMELESS + more).asks()).as(more).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Photos of the mill",
                "Köszönjük, hogy nálunk vásárolt. A számlát a fiókjában találja, és bármikor letöltheti, ha szüksége van rá.",
                "Спасибо за покупку. Вы можете скачать счёт в личном кабинете, если он вам нужен для налоговой.",
                "ご購入ありがとうございます。請求書はアカウントからダウンロードできます。",
            })
    void areAskedAboutWhenTheirLanguageIsNotKnown(String text) {
        assertThat(TestMail.of().text(text).asks()).as(text).isTrue();
    }

    @Test
    void areAskedAboutWhenNotAllOfThemWasRead() {
        TestMail mail = TestMail.of().text(TIMELESS);

        assertThat(mail.asks()).isFalse();
        assertThat(TestMail.of().text(TIMELESS).files().asks()).isTrue();
        assertThat(TestMail.of().text(TIMELESS).cut().asks()).isTrue();
        assertThat(
                        TestMail.of()
                                .text(TIMELESS)
                                .html("<p itemscope itemtype=http://schema.org/Event></p>")
                                .asks())
                .isTrue();
    }
}
