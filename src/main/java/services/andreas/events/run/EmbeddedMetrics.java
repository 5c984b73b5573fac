package services.andreas.events.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Formats a run as CloudWatch metrics, so that alarms work for a one-shot task without scraping.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 */
public final class EmbeddedMetrics {
    private static final String NAMESPACE = "EventsGmailIngest";
    private static final String DIMENSION = "TableName";

    private EmbeddedMetrics() {}

    /**
     * Returns one JSON line.
     *
     * @param standing null if the ledger could not be read
     */
    public static String of(RunReport report, @Nullable LedgerSummary standing, String table) {
        Instant end = report.start().plus(report.duration());
        ObjectNode line = new ObjectMapper().createObjectNode();
        ObjectNode aws = line.putObject("_aws");
        aws.put("Timestamp", end.toEpochMilli());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject();
        directive.put("Namespace", NAMESPACE);
        directive.putArray("Dimensions").addArray().add(DIMENSION);
        ArrayNode names = directive.putArray("Metrics");
        line.put(DIMENSION, table);
        metrics(report, standing, end)
                .forEach(
                        (name, value) -> {
                            names.addObject().put("Name", name).put("Unit", unit(name));
                            line.put(name, value);
                        });
        return line.toString();
    }

    private static Map<String, Long> metrics(
            RunReport report, @Nullable LedgerSummary standing, Instant end) {
        Map<String, Long> metrics = new LinkedHashMap<>();
        metrics.put("Runs", 1L);
        metrics.put("FailedRuns", report.exitCode() == 0 ? 0L : 1L);
        metrics.put("Milliseconds", report.duration().toMillis());
        report.counters().forEach((name, count) -> metrics.put(camelCase(name), count));
        report.usage().forEach((usage, sum) -> metrics.put(camelCase(usage.attribute()), sum));
        if (standing != null) {
            metrics.put("QuarantinedMessages", standing.quarantined());
            if (standing.lastGood() != null) {
                Duration age = Duration.between(standing.lastGood(), end);
                metrics.put("LastGoodRunAgeSeconds", Math.max(0, age.toSeconds()));
            }
        }
        return metrics;
    }

    private static String unit(String name) {
        if (name.endsWith("Milliseconds")) {
            return "Milliseconds";
        }
        return name.endsWith("Seconds") ? "Seconds" : "Count";
    }

    private static String camelCase(String name) {
        StringBuilder words = new StringBuilder();
        for (String word : name.split("_")) {
            words.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return words.toString();
    }
}
