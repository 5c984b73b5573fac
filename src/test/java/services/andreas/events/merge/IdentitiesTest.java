package services.andreas.events.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import services.andreas.events.words.TestWords;

/** Identities that tables hold already: other ones would find nothing. */
class IdentitiesTest {
    private final Merging merging = Merging.load("classpath:", TestWords.PACKAGED, "Europe/Zurich");

    @Test
    void areMadeOfWhatIsComparedOfTitlePlaceLinkAndUid() {
        Mention mention =
                merging.mention(
                        "id",
                        "message",
                        merging.json()
                                .of(
                                        Map.of(
                                                "title",
                                                        "SOLD OUT: Müller's Straßenfest – L'Été, 2nd set",
                                                "start_time", "2026-12-05T19:00:00Z",
                                                "mail_date", "2026-11-20T09:00:00Z",
                                                "location", "Große Mühle, Bahnhofstrasse 3, Zürich",
                                                "source_url",
                                                        "https://www.eventbrite.com/e/fest-1234567?utm_source=x&lang=de",
                                                "uid", "1@example.org",
                                                "source_domain", "mail.example")));

        assertThat(merging.identities(mention))
                .extracting(identity -> identity.day() + " " + identity.words())
                .containsExactly(
                        "null uid\n1@example.org\n",
                        "null uid\n1@example.org\n2026-12-05T19:00:00Z",
                        "null link\neventbrite.com/e/fest-1234567",
                        "null sender\nmail.example\netemullersstrassenfest\n2026-12",
                        "2026-12-05 name\netemullersstrassenfest",
                        "2026-12-05 name\nsoldout",
                        "2026-12-05 name\nmullersstrassenfest",
                        "2026-12-05 name\nete",
                        "2026-12-05 place\n2026-12-05T19:00:00Z\ngrosse",
                        "2026-12-05 place\n2026-12-05T19:00:00Z\ngrossemill");
    }
}
