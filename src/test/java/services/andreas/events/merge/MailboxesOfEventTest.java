package services.andreas.events.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import services.andreas.events.words.TestWords;

/** The mailboxes whose mails mention an event. */
class MailboxesOfEventTest {
    private final Merging merging = Merging.load("classpath:", TestWords.PACKAGED, "UTC");

    @Test
    void areNamedOnceAndInOrder() {
        Group event =
                Group.of(
                        List.of(mention("b#1"), mention("a#1"), mention("b#2"), mention("noted")),
                        null);

        assertThat(merging.merge(event).mailboxes()).containsExactly("a", "b");
    }

    @Test
    void areNoMoreThanAnItemHasRoomFor() {
        List<Mention> many = new ArrayList<>();
        for (int mailbox = 150; mailbox > 0; mailbox--) {
            many.add(mention("%04d#1".formatted(mailbox)));
        }

        assertThat(merging.merge(Group.of(many, null)).mailboxes())
                .hasSize(100)
                .isSorted()
                .startsWith("0001")
                .endsWith("0100");
    }

    private Mention mention(String message) {
        return merging.mention(
                "e-" + message,
                message,
                merging.json()
                        .of(
                                Map.of(
                                        "title", "Winter Concert",
                                        "start_time", "2026-12-05T19:30:00Z",
                                        "mail_date", "2026-11-12T09:00:00Z",
                                        "source_domain", "oldmill.example")));
    }
}
