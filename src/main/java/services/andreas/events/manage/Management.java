package services.andreas.events.manage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import javax.management.JMException;
import services.andreas.events.settings.Listen;

/** Serves health and metrics on the management port, and registers our beans in JMX. */
public final class Management implements AutoCloseable {
    private static final String PROMETHEUS = "text/plain; version=0.0.4";

    private final ManagementServer server;
    private final Health health;
    private final ManagedBeans beans = new ManagedBeans();
    private Console console;

    public Management(ManagementServer server, Health health, Metrics metrics) {
        this.server = server;
        this.health = health;
        server.show("/health/live", () -> page(health.live()));
        server.show("/health/ready", () -> page(health.ready()));
        server.show("/metrics", () -> new ManagementServer.Page(200, PROMETHEUS, metrics.scrape()));
        // loads every class now, so that a missing one shows at start
        metrics.scrape();
        page(health.live());
    }

    /** Registers runs and the ledger in JMX. */
    public void manage(RunsControl runs, LedgerView ledger) throws JMException {
        beans.add(RunsControl.NAME, runs);
        beans.add(LedgerView.NAME, ledger);
    }

    /** Opens JMX over HTTP. */
    public void open(Listen listen) throws IOException {
        console = new Console(server, listen);
    }

    public void start() {
        health.start();
        server.start("Health and metrics are at %s");
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
        health.close();
        beans.close();
        if (console != null) {
            console.close();
        }
    }
}
