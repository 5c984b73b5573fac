package services.andreas.events.run;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.number;
import static services.andreas.events.ledger.Attributes.s;
import static services.andreas.events.ledger.Attributes.text;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.settings.Version;
import services.andreas.events.usage.Usage;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The record of a run in the ledger.
 *
 * @param mailbox the id of the mailbox that it read
 * @param state {@link #RUNNING} while it runs, {@link #DIED} if it ended without a report; empty
 *     once it has reported its end
 * @param owner the token by which claims name it
 * @param cause why it could not be carried out or ended early; may be empty
 * @param reasons number of messages not done, or not whole, by reason
 * @param version of the program; empty in old records
 * @param counts every number of the record by its name
 */
public record RunRecord(
        String mailbox,
        Instant start,
        Duration duration,
        int exitCode,
        String state,
        String owner,
        String cause,
        Map<String, Long> reasons,
        String version,
        Map<String, Long> counts) {

    public static final String RUNNING = "running";
    public static final String DIED = "died";

    /** The outcome of a run that has recorded no end. */
    private static final int UNKNOWN = 2;

    static RunRecord of(Map<String, AttributeValue> item, Instant now) {
        Map<String, Long> counts = new TreeMap<>();
        item.forEach(
                (name, value) -> {
                    if (value.n() != null) {
                        counts.put(name, Long.valueOf(value.n()));
                    }
                });
        Map<String, Long> reasons = new TreeMap<>();
        if (item.containsKey("reasons")) {
            item.get("reasons").m().forEach((name, n) -> reasons.put(name, Long.valueOf(n.n())));
        }
        return new RunRecord(
                LedgerKey.ofRuns(item),
                Instant.parse(text(item, "sk")),
                Duration.ofMillis(number(item, "milliseconds", 0)),
                (int) number(item, "exit_code", UNKNOWN),
                state(item, now),
                Objects.toString(text(item, "owner"), ""),
                Objects.toString(text(item, "cause"), ""),
                reasons,
                Objects.toString(text(item, "version"), ""),
                counts);
    }

    /** The attributes of a run that has ended, beside its key. */
    static Map<String, AttributeValue> ended(IngestRun run, RunReport report) {
        Map<String, AttributeValue> item = new HashMap<>();
        report.counters().forEach((name, count) -> item.put(name, n(count)));
        report.usage().forEach((usage, sum) -> item.put(usage.attribute(), n(sum)));
        item.put("owner", s(run.owner()));
        item.put("version", s(Version.number()));
        item.put("milliseconds", n(report.duration().toMillis()));
        item.put("exit_code", n(report.exitCode()));
        if (!run.messages().reasons().isEmpty()) {
            Map<String, AttributeValue> reasons = new HashMap<>();
            run.messages().reasons().forEach((reason, count) -> reasons.put(reason, n(count)));
            item.put("reasons", AttributeValue.fromM(reasons));
        }
        if (report.cause() != null) {
            item.put("cause", s(report.cause().reason()));
        }
        return item;
    }

    private static String state(Map<String, AttributeValue> item, Instant now) {
        boolean silent = number(item, "alive_until", 0) < now.getEpochSecond();
        String state = Objects.toString(text(item, "state"), "");
        return state.equals(RUNNING) && silent ? DIED : state;
    }

    /** Whether its process died before it ended. */
    public boolean isDead() {
        return state.equals(DIED);
    }

    /** Whether it is in progress, or died. */
    public boolean isUnfinished() {
        return !state.isEmpty();
    }

    Instant end() {
        return start.plus(duration);
    }

    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** The cause and the reasons of messages in one line. */
    public String why() {
        String messages =
                reasons.entrySet().stream()
                        .map(reason -> reason.getValue() + " " + reason.getKey())
                        .collect(Collectors.joining(", "));
        return cause.isEmpty() || messages.isEmpty()
                ? cause + messages
                : cause + " (" + messages + ")";
    }

    /** US dollars, for models with a known price. */
    public double cost() {
        return count(Usage.OPENAI_MICRODOLLARS.attribute()) / 1e6;
    }

    public String outcome() {
        return state.isEmpty() ? RunReport.word(exitCode) : state;
    }
}
