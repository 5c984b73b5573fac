package services.andreas.events.pace;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/**
 * Spaces calls by the rate limits in OpenAI's answers, before any call is rejected.
 *
 * @see <a href="https://platform.openai.com/docs/guides/rate-limits">x-ratelimit headers</a>
 */
public final class OpenAiLimits {
    private static final Pattern DURATION =
            Pattern.compile(
                    "(?:(\\d{1,5})h)?(?:(\\d{1,5})m(?!s))?(?:(\\d{1,5}(?:\\.\\d+)?)s)?(?:(\\d{1,9})ms)?");

    private final Pace pace;
    private double scarce;

    public OpenAiLimits(Pace pace) {
        this.pace = pace;
    }

    /** Share of a limit below which calls are spaced at the rate of its refill. */
    public void setScarce(double share) {
        scarce = share;
    }

    /** Reads the limits from an answer. */
    public void observe(
            @ExchangeProperty("CamelOpenAIRateLimits") Map<String, String> limits,
            @Header("CamelOpenAITotalTokens") Long tokens) {
        pace.succeeded();
        if (limits != null) {
            keep(limits, "requests", 1);
            keep(limits, "tokens", tokens == null ? 0 : tokens);
        }
    }

    /** A limit refills steadily, and is full after its reset time. */
    private void keep(Map<String, String> limits, String unit, long cost) {
        double limit = number(limits.get("x-ratelimit-limit-" + unit));
        double remaining = number(limits.get("x-ratelimit-remaining-" + unit));
        double reset = milliseconds(limits.get("x-ratelimit-reset-" + unit));
        if (limit > 0 && remaining >= 0 && remaining < limit * scarce) {
            pace.space(reset * cost / (limit - remaining));
        }
    }

    private static double number(String value) {
        return value != null && value.matches("\\d{1,12}") ? Double.parseDouble(value) : -1;
    }

    /** The milliseconds of {@code 6m0s}, {@code 1.2s} or {@code 12ms}; 0 for anything else. */
    static double milliseconds(String value) {
        Matcher duration = DURATION.matcher(value == null ? "" : value);
        if (!duration.matches()) {
            return 0;
        }
        return part(duration, 1) * 3_600_000
                + part(duration, 2) * 60_000
                + part(duration, 3) * 1_000
                + part(duration, 4);
    }

    private static double part(Matcher duration, int group) {
        return duration.group(group) == null ? 0 : Double.parseDouble(duration.group(group));
    }
}
