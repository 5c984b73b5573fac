package services.andreas.events.manage;

import com.sun.net.httpserver.Authenticator;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import org.jolokia.jvmagent.handler.JolokiaHttpHandler;
import org.jolokia.server.core.config.StaticConfiguration;
import org.jolokia.server.core.restrictor.RestrictorFactory;
import org.jolokia.server.core.service.JolokiaServiceManagerFactory;
import org.jolokia.server.core.service.api.JolokiaServiceManager;
import org.jolokia.server.core.service.impl.ClasspathServiceCreator;
import org.jolokia.server.core.service.impl.QuietLogHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.settings.Listen;

/**
 * Jolokia on the management port, and Hawtio's pages if the class path has them. The file
 * jolokia-access.xml says what Jolokia may do.
 */
final class Console implements AutoCloseable {
    static final String JOLOKIA = "/jolokia";

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final String HAWTIO = "/hawtio";

    /** Hawtio uses inline styles and pictures of its own; nothing is loaded from elsewhere. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

    private final ConsoleAccess access;
    private final JolokiaServiceManager jolokia;
    private final JolokiaHttpHandler handler;

    Console(ManagementServer server, Listen listen) throws IOException {
        access = new ConsoleAccess(listen);
        StaticConfiguration configuration =
                new StaticConfiguration(
                        Map.of(
                                "agentContext", JOLOKIA,
                                "agentId", "events-gmail-ingest",
                                "allowErrorDetails", "false",
                                "includeStackTrace", "false"));
        jolokia =
                JolokiaServiceManagerFactory.createJolokiaServiceManager(
                        configuration,
                        new QuietLogHandler(),
                        RestrictorFactory.lookupPolicyRestrictor("classpath:/jolokia-access.xml"));
        jolokia.addServices(
                new ClasspathServiceCreator(Console.class.getClassLoader(), "services"));
        handler = new JolokiaHttpHandler(jolokia.start());
        Authenticator authenticator = access.authenticator();
        server.serve(JOLOKIA, this::jolokia, authenticator);
        LOG.info("Jolokia is at {}jolokia", server.root());
        if (ConsolePage.areHere()) {
            server.serve(HAWTIO, this::page, authenticator);
            LOG.info("Hawtio is at {}hawtio/", server.root());
        }
    }

    private void jolokia(HttpExchange exchange) throws IOException {
        boolean asksForVersion =
                exchange.getRequestMethod().equals("GET")
                        && exchange.getRequestURI().getPath().matches(JOLOKIA + "(/|/version)?");
        // a link or an image on another page can send a GET, but no POST with our origin
        if (!access.isOurs(exchange)
                || !asksForVersion && !exchange.getRequestMethod().equals("POST")) {
            exchange.sendResponseHeaders(403, -1);
            return;
        }
        handler.handle(exchange);
    }

    private void page(HttpExchange exchange) throws IOException {
        if (!access.isOurs(exchange) || !exchange.getRequestMethod().matches("GET|HEAD")) {
            exchange.sendResponseHeaders(403, -1);
            return;
        }
        ConsolePage page =
                ConsolePage.of(exchange.getRequestURI().getPath().substring(HAWTIO.length()));
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", page.type());
        headers.set("Cache-Control", "no-cache");
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        boolean head = exchange.getRequestMethod().equals("HEAD") || page.body().length == 0;
        exchange.sendResponseHeaders(page.status(), head ? -1 : page.body().length);
        if (!head) {
            exchange.getResponseBody().write(page.body());
        }
    }

    @Override
    public void close() {
        jolokia.stop();
    }
}
