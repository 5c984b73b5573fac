package services.andreas.events.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageKeyTest {
    private static final String ANNA = MessageKey.mailbox("anna@example.com");

    @Test
    void namesAMailboxWithoutItsAddress() {
        assertThat(ANNA)
                .matches("[0-9a-f]{16}")
                .isEqualTo(MessageKey.mailbox(" Anna@Example.com"))
                .isNotEqualTo(MessageKey.mailbox("ann@example.com"));
    }

    @Test
    void tellsTheSameIdInTwoMailboxesApart() {
        assertThat(MessageKey.in(ANNA, "19a")).isNotEqualTo(MessageKey.in("other", "19a"));
        assertThat(MessageKey.gmailId(MessageKey.in(ANNA, "19a"))).isEqualTo("19a");
    }

    @Test
    void leavesAKeyInItsMailbox() {
        assertThat(MessageKey.in(ANNA, "other#19a")).isEqualTo("other#19a");
    }

    @Test
    void readsWhatIsInNoMailbox() {
        assertThat(MessageKey.gmailId("decision-1")).isEqualTo("decision-1");
        assertThat(MessageKey.of("decision-1")).hasToString("decision-1");
    }
}
