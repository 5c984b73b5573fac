package services.andreas.events.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;

/** What guests answer to an invitation, and what they propose. */
class AnswersAndProposalsTest {
    private static final String ANSWER =
            """
            {"events":[{"title":"Wine tasting","start_time":"2026-12-10T19:00","weekday":"Thursday",
            "location":"Cellar Bar","title_quote":"Wine tasting",
            "date_quote":"Thursday Dec 10, 2026, 7pm - 9pm","place_quote":"Cellar Bar"}]}""";

    @ParameterizedTest
    @CsvSource({
        "REPLY, PARTSTAT=ACCEPTED, CONFIRMED",
        "REPLY, PARTSTAT=DECLINED, CANCELLED",
        "REPLY, PARTSTAT=TENTATIVE, TENTATIVE",
        "REPLY, PARTSTAT=DELEGATED, CONFIRMED",
        "REFRESH, PARTSTAT=NEEDS-ACTION, CONFIRMED",
        "DECLINECOUNTER, PARTSTAT=NEEDS-ACTION, CONFIRMED",
        "COUNTER, PARTSTAT=TENTATIVE, CONFIRMED",
    })
    void makeNoEventAndChangeNone(String method, String attendee, String status) {
        Invitation answer =
                Invitation.of()
                        .method(method)
                        .provenFrom("guest@elsewhere.example")
                        .with("ATTENDEE;" + attendee + ":mailto:guest@elsewhere.example")
                        .with("STATUS:" + status)
                        .with("DTSTART;TZID=Europe/Berlin:20261218T160000")
                        .with("SEQUENCE:5");
        Invitation invitation = Invitation.of().provenFrom("news@venue.example");
        Event before = Post.of(invitation.mail()).event();

        assertThat(Post.of(answer.mail()).events()).isEmpty();
        assertThat(Post.of(invitation.mail(), answer.mail()).event()).isEqualTo(before);
        Event first = Post.of(answer.mail(), invitation.mail()).event();
        assertThat(first.start()).isEqualTo(before.start());
        assertThat(first.get(Field.STATUS)).isEqualTo("confirmed");
        assertThat(first.has(Field.NEEDS_REVIEW)).isFalse();
    }

    @Test
    void aProposalIsShownAsAClaim() {
        Invitation counter =
                Invitation.of()
                        .method("COUNTER")
                        .provenFrom("guest@elsewhere.example")
                        .without("ORGANIZER")
                        .with("DTSTART;TZID=Europe/Berlin:20261217T200000");
        String invitation = Invitation.of().provenFrom("news@venue.example").mail();

        assertThat(Post.of(invitation, counter.mail()).isClaim("m1")).isTrue();
        assertThat(Post.of(counter.mail(), invitation).isClaim("m0")).isTrue();
    }

    @Test
    void theOrganizersOwnCounterIsNoChangeEither() {
        Invitation counter =
                Invitation.of()
                        .method("COUNTER")
                        .provenFrom("news@venue.example")
                        .with("SEQUENCE:4")
                        .with("DTSTART;TZID=Europe/Berlin:20261217T200000");
        String invitation = Invitation.of().provenFrom("news@venue.example").mail();

        assertThat(Post.of(invitation, counter.mail()).event().start())
                .isEqualTo("2026-12-18T19:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "Accepted: Wine tasting @ Thu Dec 10, Alex has accepted this invitation.",
        "Declined: Wine tasting, Alex has declined this invitation.",
        "Zugesagt: Weinprobe, Alex hat diese Einladung angenommen.",
        "Accepté : Dégustation, Alex a accepté cette invitation.",
        "Rechazado: Cata de vinos, Alex ha rechazado esta invitación.",
    })
    void theProseOfAnAnswerAnnouncesNothing(String subject, String sentence) {
        String mail =
                """
                From: Alex <alex@c22.example>
                To: me@example.com
                Subject: %s
                Date: Fri, 20 Nov 2026 10:00:00 +0000
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary="b"

                --b
                Content-Type: text/plain; charset=utf-8

                %s

                Wine tasting
                Thursday Dec 10, 2026, 7pm - 9pm
                Cellar Bar

                --b
                Content-Type: text/calendar; charset=utf-8; method=REPLY

                BEGIN:VCALENDAR
                VERSION:2.0
                METHOD:REPLY
                BEGIN:VEVENT
                UID:u1@host.example
                DTSTART:20261211T000000Z
                SUMMARY:Wine tasting
                ORGANIZER:mailto:org@host.example
                ATTENDEE;PARTSTAT=DECLINED:mailto:alex@c22.example
                END:VEVENT
                END:VCALENDAR
                --b--
                """
                        .formatted(subject, sentence);

        assertThat(new Post().add(mail, ANSWER).events()).isEmpty();
        // the same prose without the answer is an event
        String prose = mail.replaceAll("(?s)--b\nContent-Type: text/calendar.*END:VCALENDAR\n", "");
        assertThat(new Post().add(prose, ANSWER).events()).hasSize(1);
    }
}
