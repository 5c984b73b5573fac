package services.andreas.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run in the words of CloudWatch, so that a one-shot task can be alarmed on without scraping.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 */
final class EmbeddedMetrics {
    private static final String NAMESPACE = "EventsGmailIngest";
    private static final String DIMENSION = "TableName";

    private EmbeddedMetrics() {}

    /** One JSON line. */
    static String of(RunReport report, String table) {
        Map<String, Long> metrics = new LinkedHashMap<>();
        metrics.put("Runs", 1L);
        metrics.put("FailedRuns", report.exitCode() == 0 ? 0L : 1L);
        metrics.put("Milliseconds", report.duration().toMillis());
        report.counters().forEach((name, count) -> metrics.put(camelCase(name), count));

        ObjectNode line = new ObjectMapper().createObjectNode();
        ObjectNode aws = line.putObject("_aws");
        aws.put("Timestamp", report.start().plus(report.duration()).toEpochMilli());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject();
        directive.put("Namespace", NAMESPACE);
        directive.putArray("Dimensions").addArray().add(DIMENSION);
        ArrayNode names = directive.putArray("Metrics");
        line.put(DIMENSION, table);
        metrics.forEach(
                (name, value) -> {
                    String unit = name.equals("Milliseconds") ? "Milliseconds" : "Count";
                    names.addObject().put("Name", name).put("Unit", unit);
                    line.put(name, value);
                });
        return line.toString();
    }

    private static String camelCase(String name) {
        StringBuilder words = new StringBuilder();
        for (String word : name.split("_")) {
            words.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return words.toString();
    }
}
