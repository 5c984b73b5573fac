package services.andreas.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Puts health and metrics on the management port. */
final class Management implements AutoCloseable {
    private static final String PROMETHEUS = "text/plain; version=0.0.4";

    private final ManagementServer server;
    private final Health health;

    Management(ManagementServer server, Health health, Metrics metrics) {
        this.server = server;
        this.health = health;
        server.show("/health/live", () -> page(health.live()));
        server.show("/health/ready", () -> page(health.ready()));
        server.show("/metrics", () -> new ManagementServer.Page(200, PROMETHEUS, metrics.scrape()));
        // a class that is missing shows itself now, and not when somebody looks
        metrics.scrape();
        page(health.live());
    }

    void start() {
        health.start();
        server.start();
    }

    private static ManagementServer.Page page(Map<String, String> checks) {
        boolean good = Health.isGood(checks);
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("status", good ? "UP" : "DOWN");
        ObjectNode each = json.putObject("checks");
        checks.forEach(each::put);
        return new ManagementServer.Page(good ? 200 : 503, "application/json", json + "\n");
    }

    @Override
    public void close() {
        server.close();
        health.close();
    }
}
