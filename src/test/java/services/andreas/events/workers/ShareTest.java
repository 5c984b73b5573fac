package services.andreas.events.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {
    @Test
    void isReadAsItWasWritten() {
        Share share = shares("anna", 3).get(0);

        assertThat(Share.read(share.json())).isEqualTo(share);
    }

    @Test
    void hasFiftyMessagesAtMost() {
        assertThat(shares("anna", 120))
                .extracting(share -> share.ids().size())
                .containsExactly(50, 50, 20);
        assertThat(shares("anna", 120)).extracting(Share::number).containsExactly(1, 2, 3);
        assertThat(shares("anna", 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"ids\":[\"m#1\"]}",
                "{\"name\":\"\",\"mailbox\":\"m\",\"run\":\"r\",\"start\":\"2026-11-27T00:00:00Z\",\"number\":1,\"ids\":[\"other#1\"]}",
                "{\"name\":\"\",\"mailbox\":\"m\",\"run\":\"r\",\"start\":\"2026-11-27T00:00:00Z\",\"number\":0,\"ids\":[\"m#1\"]}",
                "{\"name\":\"\",\"mailbox\":\"m\",\"run\":\"r\",\"start\":\"2026-11-27T00:00:00Z\",\"number\":1,\"ids\":[]}",
                "{\"name\":\"\",\"mailbox\":\"m\",\"run\":\"r\",\"start\":\"2026-11-27T00:00:00Z\",\"number\":1,\"ids\":[\"m#1\"],\"uri\":\"x\"}",
                "{\"name\":\"\",\"mailbox\":\"m\",\"run\":\"r\",\"start\":\"2026-11-27T00:00:00Z\",\"number\":1,\"ids\":[null]}",
                "{\"name\":\"\",\"mailbox\":\"m\",\"run\":\"r\",\"start\":\"2026-11-27T00:00:00Z\",\"number\":1,\"ids\":[\"m#1\",\"m#1\"]}",
                "{\"name\":\"\",\"mailbox\":\"m\",\"run\":\"r\",\"start\":\"2026-11-27T00:00:00Z\",\"number\":1,\"ids\":[\"m#1\"],\"ids\":[\"m#2\"]}",
                "{\"name\":\"\",\"mailbox\":\"m\",\"run\":\"r\",\"start\":\"2026-11-27T00:00:00Z\",\"number\":1,\"ids\":[\"m#1\"]}{}",
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> Share.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void comesInTurnsSoThatNoMailboxWaitsForAllOfALargeOne() {
        List<Share> turns =
                Sending.inTurns(
                        List.of(shares("large", 5000), shares("small", 100), shares("other", 50)));

        assertThat(turns).hasSize(103);
        assertThat(turns.subList(0, 5))
                .extracting(Share::name)
                .containsExactly("large", "small", "other", "large", "small");
    }

    private static List<Share> shares(String name, int messages) {
        return Share.of(
                name,
                "m" + name,
                "run",
                "2026-11-27T00:00:00Z",
                IntStream.range(0, messages).mapToObj(n -> "m" + name + "#" + n).toList());
    }
}
