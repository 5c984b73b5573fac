package services.andreas.events.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static services.andreas.events.ledger.Attributes.s;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys that tables hold already: other ones would find nothing. */
class LedgerKeyTest {
    @Test
    void anIdentityIsKeptUnderTheFirstHalfOfItsSha256() {
        String words = "sender\noldmill.example\njazz\n2026-12";

        assertThat(LedgerKey.identity(null, words))
                .isEqualTo(Map.of("pk", s("alias#b5b310f876558e99c005c0306eda0e9e"), "sk", s("-")));
        assertThat(LedgerKey.identity("2026-12-05", words))
                .isEqualTo(
                        Map.of(
                                "pk",
                                s("day#2026-12-05"),
                                "sk",
                                s("b5b310f876558e99c005c0306eda0e9e")));
    }
}
