package services.andreas.events.usage;

import org.jspecify.annotations.Nullable;
import services.andreas.events.models.ModelRules;

/** The prices of models. */
public record Prices(ModelRules rules) {
    /** Millionths of a US dollar, 0 for a model without a price. */
    public long microdollars(@Nullable String model, TokenCounts tokens) {
        return Math.round(price(model, tokens));
    }

    /** The same in a batch. */
    public long microdollarsInBatch(@Nullable String model, TokenCounts tokens) {
        return Math.round(price(model, tokens) * rules.batch());
    }

    private double price(@Nullable String model, TokenCounts tokens) {
        return rules.of(model)
                .map(
                        price ->
                                tokens.fresh() * price.input()
                                        + tokens.cached() * price.cached()
                                        + tokens.written() * price.written()
                                        + tokens.completion() * price.output())
                .orElse(0.0);
    }
}
