package services.andreas.events.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {
    private final Prices prices =
            new Prices("gpt-6-luna 0.10 0.50\ngpt-6 1 2\nnot a price of a model\n");

    @ParameterizedTest
    @CsvSource({
        "gpt-6-luna, 150",
        "gpt-6-luna-2026-09-22, 150",
        "gpt-6, 1200",
        "gpt-6-2026-09-22, 1200",
        "gpt-6-luna-pro, 0",
        "unheard-of, 0",
        "not, 0",
        ", 0",
    })
    void aModelCostsWhatItsNameSays(String model, long microdollars) {
        assertThat(prices.microdollars(model, 1000, 100)).isEqualTo(microdollars);
    }
}
