package services.andreas.events.manage;

import com.sun.net.httpserver.Authenticator;
import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import org.jolokia.jvmagent.handler.JolokiaHttpHandler;
import org.jolokia.server.core.config.StaticConfiguration;
import org.jolokia.server.core.restrictor.RestrictorFactory;
import org.jolokia.server.core.service.JolokiaServiceManagerFactory;
import org.jolokia.server.core.service.api.JolokiaServiceManager;
import org.jolokia.server.core.service.impl.ClasspathServiceCreator;
import org.jolokia.server.core.service.impl.QuietLogHandler;
import services.andreas.events.settings.Listen;

/**
 * Hawtio, and Jolokia for it, on the management port. What Jolokia may do stands in
 * jolokia-access.xml. Only builds of {@code mvn -Phawtio} have the classes.
 */
final class Console implements AutoCloseable {
    static final String PATH = "/hawtio";
    static final String USER = "operator";

    private static final String JOLOKIA = PATH + "/jolokia";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Listen listen;
    private final JolokiaServiceManager jolokia;
    private final JolokiaHttpHandler handler;

    Console(ManagementServer server, Listen listen) throws IOException {
        this.listen = listen;
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
        Authenticator authenticator = listen.password().isEmpty() ? null : authenticator();
        server.serve(PATH, this::page, authenticator);
        server.serve(JOLOKIA, this::jolokia, authenticator);
    }

    private void jolokia(HttpExchange exchange) throws IOException {
        boolean asksForVersion =
                exchange.getRequestMethod().equals("GET")
                        && exchange.getRequestURI().getPath().matches(JOLOKIA + "(/|/version)?");
        // a link or an image of another page can send a GET, and no POST that names our origin
        if (!isOurs(exchange) || !asksForVersion && !exchange.getRequestMethod().equals("POST")) {
            exchange.sendResponseHeaders(403, -1);
            return;
        }
        handler.handle(exchange);
    }

    private void page(HttpExchange exchange) throws IOException {
        if (!isOurs(exchange) || !exchange.getRequestMethod().matches("GET|HEAD")) {
            exchange.sendResponseHeaders(403, -1);
            return;
        }
        ConsolePage page =
                ConsolePage.of(exchange.getRequestURI().getPath().substring(PATH.length()));
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", page.type());
        headers.set("Cache-Control", "no-cache");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        boolean head = exchange.getRequestMethod().equals("HEAD") || page.body().length == 0;
        exchange.sendResponseHeaders(page.status(), head ? -1 : page.body().length);
        if (!head) {
            exchange.getResponseBody().write(page.body());
        }
    }

    /** Not sent by a page of somebody else, nor under a name that somebody else gave us. */
    private boolean isOurs(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        if (host == null || origin != null && !host.equals(authority(origin))) {
            return false;
        }
        return !listen.isLoopback() || THIS_MACHINE.contains(host.replaceFirst(":\\d+$", ""));
    }

    private static String authority(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Authenticator authenticator() {
        return new BasicAuthenticator("events-gmail-ingest") {
            @Override
            public boolean checkCredentials(String user, String password) {
                return USER.equals(user)
                        && MessageDigest.isEqual(
                                password.getBytes(StandardCharsets.UTF_8),
                                listen.password().getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    @Override
    public void close() {
        jolokia.stop();
    }
}
