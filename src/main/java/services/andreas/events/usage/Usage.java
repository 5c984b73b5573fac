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
    EVENTS_FROM_OPENAI("ingest.events.found", "source", "openai"),
    FILES_CALENDAR("ingest.files", "kind", "calendar"),
    FILES_PASS("ingest.files", "kind", "pass"),
    FILES_WINMAIL("ingest.files", "kind", "winmail"),
    FILES_PDF("ingest.files", "kind", "pdf"),
    FILES_PICTURE("ingest.files", "kind", "picture"),
    FILES_OTHER("ingest.files", "kind", "other"),
    UNREAD_BROKEN("ingest.files.unread", "reason", "broken"),
    UNREAD_ENCRYPTED("ingest.files.unread", "reason", "encrypted"),
    UNREAD_TOO_LARGE("ingest.files.unread", "reason", "too-large"),
    UNREAD_NO_TEXT("ingest.files.unread", "reason", "no-text"),
    UNREAD_FORMAT("ingest.files.unread", "reason", "format"),
    UNREAD_REFUSED("ingest.files.unread", "reason", "refused");

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
