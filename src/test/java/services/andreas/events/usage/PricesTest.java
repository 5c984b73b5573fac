package services.andreas.events.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.models.ModelRules;

class PricesTest {
    private static final String RULES =
            """
            recommended: gpt-6-luna
            batch: 0.5
            models:
              gpt-6-luna: { input: 0.10, cached: 0.01, written: 0.125, output: 0.50, caching: explicit }
              gpt-6: { input: 1, cached: 0.5, written: 1, output: 2, caching: automatic }
            """;

    @ParameterizedTest
    @CsvSource({
        "gpt-6-luna, 150",
        "gpt-6-luna-2026-09-22, 150",
        "gpt-6, 1200",
        "gpt-6-2026-09-22, 1200",
        "gpt-6-luna-pro, 0",
        "unheard-of, 0",
        ", 0",
    })
    void aModelCostsWhatItsNameSays(String model, long microdollars) throws Exception {
        assertThat(cost(model, new TokenCounts(1000, 0, 0, 100))).isEqualTo(microdollars);
    }

    @ParameterizedTest
    @CsvSource({
        "10000,     0,     0, 1000",
        "10000, 10000,     0,  100",
        "10000,     0, 10000, 1250",
        "10000,  6000,  2000,  510",
        // more parts than the whole
        "10000, 20000, 20000,  100",
        "10000,  6000, 20000,  560",
        "    0,     0,     0,    0",
    })
    void aPromptCostsWhatItsPartsCost(long prompt, long cached, long written, long microdollars)
            throws Exception {
        assertThat(cost("gpt-6-luna", new TokenCounts(prompt, cached, written, 0)))
                .isEqualTo(microdollars);
    }

    private static long cost(String model, TokenCounts tokens) throws JsonProcessingException {
        return new Prices(ModelRules.read(RULES)).microdollars(model, tokens);
    }
}
