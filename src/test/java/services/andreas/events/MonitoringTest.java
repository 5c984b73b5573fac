package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import services.andreas.events.run.EmbeddedMetrics;
import services.andreas.events.run.LedgerSummary;
import services.andreas.events.run.RunReport;
import services.andreas.events.usage.Figures;

/** Dashboards and alarms name only existing metrics. */
class MonitoringTest {
    private static final File DASHBOARD = new File("monitoring/grafana-dashboard.json");
    private static final File RULES = new File("monitoring/prometheus-rules.yaml");
    private static final File TEMPLATE = new File("cloudformation/events-stack.yaml");

    /** A metric with the values that are asked of one of its labels. */
    private static final Pattern METRIC =
            Pattern.compile("\\b([a-z]+(?:_[a-z]+)+)(?:\\{(\\w+)=\"([\\w-]+)\"\\})?");

    private static final Stage STAGE = new Stage();
    private static String scraped;

    /** What a process shows that has worked on a message. */
    @BeforeAll
    static void scrape() throws Exception {
        STAGE.announce("Fair", Stage.event("Fair", "2026-12-05", "Mill"));
        try (Scheduled scheduled = new Scheduled(STAGE)) {
            scheduled.ingest();
            URI metrics = URI.create(scheduled.root() + "/metrics");
            scraped = scheduled.send(HttpRequest.newBuilder(metrics).build()).body();
        }
    }

    @AfterAll
    static void close() {
        STAGE.close();
    }

    @Test
    void theDashboardNamesOnlyMetricsThatExist() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD);
        List<String> expressions = dashboard.findValuesAsText("expr");

        assertThat(expressions).hasSizeGreaterThan(10);
        assertThat(expressions).allSatisfy(this::namesOnlyWhatExists);
        assertThat(expressions.stream().flatMap(expr -> names(expr).stream()))
                .as("every metric of ours is on it")
                .containsAll(ours())
                .as("and the rate, the failures and the time of routes")
                .contains(
                        "camel_exchanges_total",
                        "camel_exchanges_failed_total",
                        "camel_route_policy_seconds_sum");
    }

    @Test
    void theAlertsNameOnlyMetricsThatExist() throws IOException {
        JsonNode rules = new YAMLMapper().readTree(RULES);

        assertThat(rules.findValuesAsText("expr"))
                .isNotEmpty()
                .allSatisfy(this::namesOnlyWhatExists);
        assertThat(rules.findValues("rules").get(0))
                .allSatisfy(
                        rule -> assertThat(rule.at("/annotations/summary").asText()).isNotEmpty());
    }

    @Test
    void theAlarmsOfTheStackNameOnlyMetricsOfTheLine() throws IOException {
        RunReport report =
                new RunReport(
                        Instant.EPOCH,
                        Duration.ZERO,
                        Map.of(),
                        Map.of(),
                        0,
                        0,
                        new Figures().now(),
                        null);
        JsonNode line =
                new ObjectMapper()
                        .readTree(
                                EmbeddedMetrics.of(
                                        report, new LedgerSummary(0, Instant.EPOCH), "Events"));
        List<String> metrics =
                line.at("/_aws/CloudWatchMetrics/0/Metrics").findValuesAsText("Name");
        Set<String> alarmed = new TreeSet<>();
        for (JsonNode resource : new YAMLMapper().readTree(TEMPLATE).get("Resources")) {
            if (resource.at("/Properties/Namespace").asText().equals("EventsGmailIngest")) {
                alarmed.add(resource.at("/Properties/MetricName").asText());
            }
        }

        assertThat(metrics).hasSizeLessThanOrEqualTo(100).allMatch(line::has);
        assertThat(alarmed).contains("Runs", "FailedRuns", "QuarantinedMessages");
        assertThat(metrics).containsAll(alarmed);
    }

    private void namesOnlyWhatExists(String expression) {
        Matcher metric = METRIC.matcher(expression);
        while (metric.find()) {
            String name = metric.group(1);
            if (name.startsWith("humanize")) {
                continue;
            }
            String label =
                    metric.group(2) == null ? "" : metric.group(2) + "=\"" + metric.group(3) + "\"";
            assertThat(
                            scraped.lines()
                                    .filter(line -> line.startsWith(name))
                                    .anyMatch(line -> line.contains(label)))
                    .as(metric.group())
                    .isTrue();
        }
    }

    private static Set<String> names(String expression) {
        Set<String> names = new TreeSet<>();
        Matcher metric = METRIC.matcher(expression);
        while (metric.find()) {
            names.add(metric.group(1));
        }
        return names;
    }

    /** What is about mails and not about the JVM. */
    private Set<String> ours() {
        return scraped.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]")[0])
                .filter(name -> name.matches("(ingest|openai|gmail|dynamodb)_.*"))
                .filter(name -> !name.endsWith("_max"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
