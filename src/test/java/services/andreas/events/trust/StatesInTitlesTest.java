package services.andreas.events.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;

/** Titles that say the state of their event. */
class StatesInTitlesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Canceled: Harbour gala|cancelled",
                "Cancelled – Harbour gala|cancelled",
                "Canceled event: Harbour gala|cancelled",
                "CANCELLED Harbour gala|cancelled",
                "[CANCELLED] Harbour gala|cancelled",
                "*** CANCELLED *** Harbour gala|cancelled",
                "Harbour gala (cancelled)|cancelled",
                "Harbour gala - CANCELLED!|cancelled",
                "❌ Abgesagt: Harbour gala|cancelled",
                "ABGESAGT! Harbour gala|cancelled",
                "Absage: Harbour gala|cancelled",
                "Harbour gala – entfällt|cancelled",
                "Fällt aus: Harbour gala|cancelled",
                "Annulé : Harbour gala|cancelled",
                "Annulée: Harbour gala|cancelled",
                "Cancelado: Harbour gala|cancelled",
                "Annullato: Harbour gala|cancelled",
                "Geannuleerd: Harbour gala|cancelled",
                "Inställt: Harbour gala|cancelled",
                "Odwołane: Harbour gala|cancelled",
                "中止：Harbour gala|cancelled",
                "已取消：Harbour gala|cancelled",
                "キャンセル: Harbour gala|cancelled",
                "Отменено: Harbour gala|cancelled",
                "Peruttu: Harbour gala|cancelled",
                "Zrušeno - Harbour gala|cancelled",
                "AFLYST Harbour gala|cancelled",
                "【中止】Harbour gala|cancelled",
                "[ANNULÉ] Harbour gala|cancelled",
                "Harbour gala — ANNULÉE|cancelled",
                "ANNULATION : Harbour gala|cancelled",
                "Avlyst: Harbour gala|cancelled",
                "Zrušené: Harbour gala|cancelled",
                "Elmarad: Harbour gala|cancelled",
                "İptal: Harbour gala|cancelled",
                "Anulowano: Harbour gala|cancelled",
                "Harbour gala (wurde abgesagt)|cancelled",
                "Suspendido: Harbour gala|cancelled",
                "Harbour gala [ESGOTADO]|confirmed",
                "COMPLET - Harbour gala|confirmed",
                "Uitverkocht: Harbour gala|confirmed",
                "Pospuesto: Harbour gala|confirmed",
                "Abgesagt: Sold out: Harbour gala|cancelled",
                "Tentative: Harbour gala|tentative",
                "BACK ON: Harbour gala|confirmed",
                "Harbour gala (findet doch statt)|confirmed",
                "Harbour gala (TBC)|tentative",
                "Sold out: Harbour gala|confirmed",
                "Harbour gala [ausverkauft]|confirmed",
                "Verschoben: Harbour gala|confirmed",
                "Rescheduled - Harbour gala|confirmed",
            })
    void keepTheNameAndSayTheState(String title, String status) {
        for (String method : new String[] {"REQUEST", "PUBLISH"}) {
            String invitation =
                    Invitation.of()
                            .provenFrom("news@venue.example")
                            .method(method)
                            .with("SUMMARY:" + title)
                            .mail();

            Event event = Post.of(invitation).event();
            assertThat(event.get(Field.TITLE)).isEqualTo("Harbour gala");
            assertThat(event.get(Field.STATUS)).isEqualTo(status);
            assertThat(event.get(Field.SOLD_OUT, false))
                    .isEqualTo(
                            title.matches(
                                    "(?i).*(sold out|ausverkauft|esgotado|complet|uitverkocht).*"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Cancelled Wedding",
                "Canceled",
                "Abgesagt!",
                "Complet Stage: Salsa",
                "Moved by Love: a concert",
                "Sold Out Festival",
                "Cancelled flights and how to live with them",
                "ABBA: the Movie",
                "Jazz - Late Show",
                "Complete Works (abridged)",
                "取消しの日: 朗読会",
            })
    void areLeftAloneWhereTheyAreTheName(String title) {
        String mail =
                Invitation.of().provenFrom("news@venue.example").with("SUMMARY:" + title).mail();

        assertThat(Post.of(mail).event().get(Field.TITLE)).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Canceled: ", "Abgesagt: ", "Annulé : ", "Cancelado - ", "CANCELLED "})
    void neverOverwriteTheNameOfAKnownEvent(String decoration) {
        String invitation = Invitation.of().provenFrom("news@venue.example").mail();
        String cancellation =
                Invitation.of()
                        .provenFrom("news@venue.example")
                        .method("CANCEL")
                        .with("SEQUENCE:2")
                        .with("STATUS:CANCELLED")
                        .with("SUMMARY:" + decoration + "Harbour gala")
                        .mail();

        for (Post post :
                new Post[] {Post.of(invitation, cancellation), Post.of(cancellation, invitation)}) {
            assertThat(post.event().get(Field.TITLE)).isEqualTo("Harbour gala");
            assertThat(post.event().get(Field.STATUS)).isEqualTo("cancelled");
        }
    }

    @Test
    void saysWhereTitleAndStatusContradictEachOther() {
        String mail =
                Invitation.of()
                        .provenFrom("news@venue.example")
                        .with("SUMMARY:Abgesagt: Harbour gala")
                        .with("STATUS:CONFIRMED")
                        .mail();

        Event event = Post.of(mail).event();
        assertThat(event.get(Field.STATUS)).isEqualTo("cancelled");
        assertThat(event.get(Field.NEEDS_REVIEW)).contains("title");
    }
}
