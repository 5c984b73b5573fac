package services.andreas.events.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;
import services.andreas.events.extract.model.ModelEvents;
import services.andreas.events.words.TestWords;

/** Days in words count from the mail that says them, in what mail programs forward and quote. */
class ForwardedDaysTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** Of a mail of Monday, 30 November 2026, in a mail of Wednesday, 2 December. */
    private static final List<String> HEADS =
            List.of(
                    "---------- Forwarded message ---------\nFrom: Kay <kay@dojo.example>\nDate: Mon, Nov 30, 2026 at 9:00 AM\nSubject: dojo\nTo: Pat <pat@home.example>\n",
                    "---------- Forwarded message ---------\nVon: Kay <kay@dojo.example>\nDate: Mo., 30. Nov. 2026 um 09:00 Uhr\nSubject: dojo\nTo: Pat <pat@home.example>\n",
                    "---------- Forwarded message ---------\nDe : Kay <kay@dojo.example>\nDate: lun. 30 nov. 2026 à 09:00\nSubject: dojo\nTo: Pat <pat@home.example>\n",
                    "________________________________\nFrom: Kay Miller <kay@dojo.example>\nSent: Monday, November 30, 2026 9:00 AM\nTo: Pat <pat@home.example>\nSubject: dojo\n",
                    "-----Original Message-----\nFrom: Kay Miller\nSent: Monday, November 30, 2026 9:00 AM\nTo: Pat\nSubject: dojo\n",
                    "-----Ursprüngliche Nachricht-----\nVon: Kay Miller <kay@dojo.example>\nGesendet: Montag, 30. November 2026 09:00\nAn: Pat <pat@home.example>\nBetreff: dojo\n",
                    "De : Kay Miller <kay@dojo.example>\nEnvoyé : lundi 30 novembre 2026 09:00\nÀ : Pat <pat@home.example>\nObjet : dojo\n",
                    "Da: Kay Miller <kay@dojo.example>\nInviato: lunedì 30 novembre 2026 09:00\nA: Pat\nOggetto: dojo\n",
                    "De: Kay Miller <kay@dojo.example>\nEnviado: lunes, 30 de noviembre de 2026 9:00\nPara: Pat\nAsunto: dojo\n",
                    "Begin forwarded message:\n\nFrom: Kay <kay@dojo.example>\nSubject: dojo\nDate: November 30, 2026 at 9:00:00 AM EST\nTo: Pat <pat@home.example>\n",
                    "Anfang der weitergeleiteten Nachricht:\n\nVon: Kay <kay@dojo.example>\nBetreff: dojo\nDatum: 30. November 2026 um 09:00:00 MEZ\nAn: Pat <pat@home.example>\n",
                    "-------- Forwarded Message --------\nSubject: dojo\nDate: Mon, 30 Nov 2026 09:00:00 +0100\nFrom: Kay <kay@dojo.example>\nTo: Pat <pat@home.example>\n",
                    "-------- Weitergeleitete Nachricht --------\nBetreff: dojo\nDatum: Mon, 30 Nov 2026 09:00:00 +0100\nVon: Kay <kay@dojo.example>\nAn: Pat <pat@home.example>\n",
                    "-------- Messaggio Inoltrato --------\nOggetto: dojo\nData: Mon, 30 Nov 2026 09:00:00 +0100\nMittente: Kay <kay@dojo.example>\nA: Pat <pat@home.example>\n",
                    "----- Forwarded Message -----\nFrom: Kay <kay@dojo.example>\nTo: Pat <pat@home.example>\nSent: Monday, November 30, 2026 at 09:00:00 AM EST\nSubject: dojo\n",
                    "Gesendet: Montag, 30. November 2026 um 09:00 Uhr\nVon: \"Kay\" <kay@dojo.example>\nAn: pat@home.example\nBetreff: dojo\n",
                    "------- Forwarded Message -------\nFrom: Kay <kay@dojo.example>\nDate: On Monday, November 30th, 2026 at 9:00 AM\nSubject: dojo\nTo: Pat <pat@home.example>\n",
                    "------- Original Message -------\nOn Monday, November 30th, 2026 at 9:00 AM, Kay <kay@dojo.example> wrote:\n",
                    "On Mon, Nov 30, 2026 at 9:00 AM Kay <kay@dojo.example> wrote:\n",
                    "On Mon, Nov 30, 2026 at 9:00 AM Kay Longname-Miller of the Dojo\n<kay@dojo.example> wrote:\n",
                    "Am Mo., 30. Nov. 2026 um 09:00 Uhr schrieb Kay <kay@dojo.example>:\n",
                    "Am 30.11.26 um 09:00 schrieb Kay:\n",
                    "Le lun. 30 nov. 2026 à 09:00, Kay <kay@dojo.example> a écrit :\n",
                    "El lun, 30 nov 2026 a las 9:00, Kay (<kay@dojo.example>) escribió:\n",
                    "Il giorno lun 30 nov 2026 alle ore 09:00 Kay <kay@dojo.example> ha scritto:\n",
                    "Em seg., 30 de nov. de 2026 às 09:00, Kay <kay@dojo.example> escreveu:\n",
                    "Op ma 30 nov 2026 om 09:00 schreef Kay <kay@dojo.example>:\n",
                    "Den mån 30 nov. 2026 kl 09:00 skrev Kay <kay@dojo.example>:\n",
                    "pon., 30 lis 2026 o 09:00 Kay <kay@dojo.example> napisał(a):\n",
                    "2026年11月30日(月) 9:00 Kay <kay@dojo.example>:\n",
                    "Od: Kay Miller <kay@dojo.example>\nWysłano: poniedziałek, 30 listopada 2026 09:00\nDo: Pat\nTemat: dojo\n",
                    "Från: Kay Miller <kay@dojo.example>\nSkickat: den 30 november 2026 09:00\nTill: Pat\nÄmne: dojo\n",
                    "Van: Kay Miller <kay@dojo.example>\nVerzonden: maandag 30 november 2026 09:00\nAan: Pat\nOnderwerp: dojo\n",
                    "差出人: Kay <kay@dojo.example>\n送信日時: 2026年11月30日月曜日 9:00\n宛先: Pat\n件名: dojo\n",
                    "---------- Forwarded message ---------\n差出人: Kay <kay@dojo.example>\nDate: 2026年11月30日(月) 9:00\nSubject: dojo\nTo: <pat@home.example>\n",
                    "Début du message transféré :\n\nDe: Kay <kay@dojo.example>\nObjet: dojo\nDate: 30 novembre 2026 à 09:00:00 UTC+1\nÀ: Pat <pat@home.example>\n",
                    "Inizio messaggio inoltrato:\n\nDa: Kay <kay@dojo.example>\nOggetto: dojo\nData: 30 novembre 2026 alle ore 09:00:00 CET\nA: Pat\n",
                    "Inicio del mensaje reenviado:\n\nDe: Kay <kay@dojo.example>\nAsunto: dojo\nFecha: 30 de noviembre de 2026, 9:00:00 CET\nPara: Pat\n",
                    "-------- Doorgestuurd bericht --------\nOnderwerp: dojo\nDatum: Mon, 30 Nov 2026 09:00:00 +0100\nVan: Kay <kay@dojo.example>\nAan: Pat\n",
                    "---------- Wiadomość przekazana dalej ---------\nOd: Kay <kay@dojo.example>\nDate: pon., 30 lis 2026 o 09:00\nSubject: dojo\nTo: Pat\n",
                    "On Nov 30, 2026, at 9:00 AM, Kay <kay@dojo.example> wrote:\n",
                    "Am 30.11.2026 um 09:00 schrieb Kay <kay@dojo.example>:\n",
                    "Le 30 nov. 2026 à 09:00, Kay <kay@dojo.example> a écrit :\n",
                    "El 30 nov 2026, a las 9:00, Kay <kay@dojo.example> escribió:\n",
                    "Op 30 nov. 2026 om 09:00 heeft Kay <kay@dojo.example> het volgende geschreven:\n",
                    "30 nov. 2026 kl. 09:00 skrev Kay <kay@dojo.example>:\n",
                    "W dniu 30.11.2026 o 09:00, Kay pisze:\n",
                    "2026/11/30 9:00、Kay <kay@dojo.example>のメール:\n",
                    "Från: Kay Miller <kay@dojo.example>\nDatum: måndag 30 november 2026 09:00\nTill: Pat\nÄmne: dojo\n");

    /** What is said, and the days after the one on which it was said. */
    private static final List<Object[]> SAID =
            List.of(
                    new Object[] {
                        "Belt test is tomorrow at 8 pm in the dojo.", "tomorrow at 8 pm", 1
                    },
                    new Object[] {"Belt test ist übermorgen um 20 Uhr.", "übermorgen um 20 Uhr", 2},
                    new Object[] {"Belt test, demain à 20h, au dojo.", "demain à 20h", 1},
                    new Object[] {"Belt test this Tuesday at 8 pm.", "this Tuesday at 8 pm", 1},
                    new Object[] {"Belt test: mañana a las 20:00.", "mañana a las 20:00", 1});

    static Stream<Arguments> mails() {
        return HEADS.stream()
                .flatMap(
                        head ->
                                SAID.stream()
                                        .flatMap(
                                                said ->
                                                        Stream.of(false, true)
                                                                .map(
                                                                        quoted ->
                                                                                Arguments.of(
                                                                                        head,
                                                                                        said[0],
                                                                                        said[1],
                                                                                        said[2],
                                                                                        quoted))));
    }

    @ParameterizedTest(name = "{0}{1} {4}")
    @MethodSource("mails")
    void countFromTheMailThatSaysThem(
            String head, String said, String quote, int days, boolean isQuoted) throws Exception {
        String text = "FYI\n\n" + head + "\n" + (isQuoted ? "> " : "") + said;
        LocalDateTime right = LocalDateTime.parse("2026-11-30T20:00").plusDays(days);

        Event honest = event(text, quote, right);
        Event lied = event(text, quote, right.plusDays(2));

        assertThat(honest.start()).isEqualTo(right.atZone(NEW_YORK).toInstant());
        assertThat(honest.has(Field.NEEDS_REVIEW)).isFalse();
        assertThat(lied.has(Field.NEEDS_REVIEW) || lied.start().equals(honest.start()))
                .as("no silent error")
                .isTrue();
    }

    @Test
    void ownTextBehindAQuotationCountsFromTheMailItself() throws Exception {
        String text =
                "On Mon, Nov 30, 2026 at 9:00 AM Kay <kay@dojo.example> wrote:\n> When?\n\nBelt test is tomorrow at 8 pm.";

        Event event = event(text, "tomorrow at 8 pm", LocalDateTime.parse("2026-12-03T20:00"));

        assertThat(event.start()).isEqualTo(Instant.parse("2026-12-04T01:00:00Z"));
        assertThat(event.has(Field.NEEDS_REVIEW)).isFalse();
    }

    @Test
    void whatAnUndatedQuotationSaysIsLeftToAPerson() throws Exception {
        for (String text :
                Arrays.asList(
                        "FYI\n\n> Belt test is tomorrow at 8 pm.",
                        "FYI\n\n-------- Forwarded message --------\nBelt test is tomorrow at 8 pm.",
                        "FYI\n\nKay wrote:\n> Belt test is tomorrow at 8 pm.")) {
            Event event = event(text, "tomorrow at 8 pm", LocalDateTime.parse("2026-12-01T20:00"));

            assertThat(event.start()).as(text).isEqualTo(Instant.parse("2026-12-02T01:00:00Z"));
            assertThat(event.get(Field.NEEDS_REVIEW)).contains("day of the quoted mail");
        }
    }

    private static Event event(String text, String quote, LocalDateTime told) throws Exception {
        ObjectNode answer = new ObjectMapper().createObjectNode();
        answer.putArray("events")
                .addObject()
                .put("title", "Belt test")
                .put("title_quote", "Belt test")
                .put("start_time", told.toString())
                .put("date_quote", quote);
        FoundEvents found = new FoundEvents();
        new ModelEvents(TestWords.PACKAGED, TestRules.PACKAGED, NEW_YORK.getId(), "m")
                .read(
                        answer.toString(),
                        TestMail.of().text(text).sent("2026-12-02T10:00:00Z").mail(),
                        null,
                        found);
        assertThat(found.events()).hasSize(1);
        return found.events().get(0);
    }
}
