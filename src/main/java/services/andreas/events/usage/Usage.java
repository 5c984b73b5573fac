package services.andreas.events.usage;

import java.util.Locale;

/**
 * What a process uses, and where it finds events, each with its metric and tag. Tags have few
 * values, all listed here; none is an id, an address or text of a mail.
 */
public enum Usage {
    OPENAI_ANSWERED_CALLS("openai.calls", "result", "answered"),
    OPENAI_FAILED_CALLS("openai.calls", "result", "failed"),
    OPENAI_PROMPT_TOKENS("openai.tokens", "kind", "prompt"),
    OPENAI_COMPLETION_TOKENS("openai.tokens", "kind", "completion"),
    /** of the prompts, kept by the model from an earlier one */
    OPENAI_CACHED_TOKENS("openai.cache.tokens", "kind", "read"),
    /** of the prompts, kept by the model for a later one */
    OPENAI_CACHE_WRITE_TOKENS("openai.cache.tokens", "kind", "written"),
    /** of all calls, including failed ones */
    OPENAI_MILLISECONDS("openai.latency", "result", "any"),
    /** millionths of a US dollar, see {@link Prices} */
    OPENAI_MICRODOLLARS("openai.cost", "currency", "usd"),
    GMAIL_PROFILE_UNITS("gmail.units", "method", "profile"),
    GMAIL_LIST_UNITS("gmail.units", "method", "list"),
    GMAIL_GET_UNITS("gmail.units", "method", "get"),
    LEDGER_OPERATIONS("dynamodb.operations", "table", "ledger"),
    EVENTS_TABLE_OPERATIONS("dynamodb.operations", "table", "events"),
    EVENTS_FROM_CALENDAR("ingest.events.found", "source", "calendar"),
    EVENTS_FROM_JSON_LD("ingest.events.found", "source", "json-ld"),
    EVENTS_FROM_MICRODATA("ingest.events.found", "source", "microdata"),
    EVENTS_FROM_PASS("ingest.events.found", "source", "pass"),
    EVENTS_FROM_CALENDAR_LINK("ingest.events.found", "source", "calendar-link"),
    EVENTS_FROM_OPENAI("ingest.events.found", "source", "openai");

    private final String metric;
    private final String tag;
    private final String value;

    Usage(String metric, String tag, String value) {
        this.metric = metric;
        this.tag = tag;
        this.value = value;
    }

    public String metric() {
        return metric;
    }

    public String tag() {
        return tag;
    }

    public String value() {
        return value;
    }

    /** The name in run records. */
    public String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }
}
