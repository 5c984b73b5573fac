package services.andreas.events.run;

import static services.andreas.events.ledger.Attributes.number;
import static services.andreas.events.ledger.Attributes.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import services.andreas.events.usage.Usage;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The record of a run in the ledger.
 *
 * @param cause why it could not be carried out or ended early; may be empty
 * @param reasons number of messages not done, by reason
 * @param version of the program; empty in old records
 * @param counts every number of the record by its name
 */
public record RunRecord(
        Instant start,
        Duration duration,
        int exitCode,
        String cause,
        Map<String, Long> reasons,
        String version,
        Map<String, Long> counts) {

    static RunRecord of(Map<String, AttributeValue> item) {
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
                Instant.parse(text(item, "sk")),
                Duration.ofMillis(number(item, "milliseconds", 0)),
                (int) number(item, "exit_code", 0),
                Objects.toString(text(item, "cause"), ""),
                reasons,
                Objects.toString(text(item, "version"), ""),
                counts);
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
        return RunReport.word(exitCode);
    }
}
