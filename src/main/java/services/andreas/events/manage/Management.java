package services.andreas.events.manage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.settings.Listen;
import services.andreas.events.settings.SettingsException;

/** Puts health and metrics on the management port. */
public final class Management implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Management.class);
    private static final String PROMETHEUS = "text/plain; version=0.0.4";

    private final ManagementServer server;
    private final Health health;
    private final Deque<Runnable> closing = new ArrayDeque<>();

    public Management(ManagementServer server, Health health, Metrics metrics) {
        this.server = server;
        this.health = health;
        server.show("/health/live", () -> page(health.live()));
        server.show("/health/ready", () -> page(health.ready()));
        server.show("/metrics", () -> new ManagementServer.Page(200, PROMETHEUS, metrics.scrape()));
        // a class that is missing shows itself now, and not when somebody looks
        metrics.scrape();
        page(health.live());
    }

    /**
     * Adds the console.
     *
     * @throws SettingsException when this build has none
     */
    public void add(RunsControl control, Listen listen) throws Exception {
        try {
            closing.push(new Console(server, listen)::close);
        } catch (NoClassDefFoundError e) {
            throw new SettingsException(
                    "MANAGEMENT_CONSOLE", "this build has none: mvn -Phawtio package makes one", e);
        }
        control.register();
        closing.push(control::unregister);
        LOG.info("Hawtio is at {}hawtio/", server.root());
    }

    public void start() {
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
        health.close();
        closing.forEach(Runnable::run);
    }
}
