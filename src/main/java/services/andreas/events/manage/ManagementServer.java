package services.andreas.events.manage;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import com.sun.net.httpserver.Authenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.settings.Listen;
import services.andreas.events.settings.SettingsException;

/** An HTTP server with a few read-only pages for probes and Prometheus. */
public final class ManagementServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ManagementServer.class);

    /** Each caller that dawdles over its request holds one until it is hung up on. */
    private static final int THREADS = 256;

    private static final Duration IDLE = Duration.ofMinutes(1);

    static {
        // seconds, read once when the server class loads; a slower caller is disconnected
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
        System.setProperty("jdk.httpserver.maxConnections", Integer.toString(THREADS));
        // the body follows the head at once, not when the reader has acknowledged that, 40 ms later
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final OwnHosts hosts;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    THREADS,
                    THREADS,
                    IDLE.toSeconds(),
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    new ThreadFactoryBuilder().setNameFormat("management").setDaemon(true).build());

    /** A response: status, media type and text. */
    record Page(int status, String type, String text) {}

    /**
     * @throws SettingsException if the port cannot be opened
     */
    public ManagementServer(Listen listen) {
        hosts = new OwnHosts(listen);
        threads.allowCoreThreadTimeOut(true);
        InetSocketAddress address = new InetSocketAddress(listen.host(), listen.port());
        if (address.isUnresolved()) {
            throw new SettingsException("MANAGEMENT_HOST", "is not an address of this machine");
        }
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            threads.shutdownNow();
            throw new SettingsException(
                    "MANAGEMENT_PORT",
                    listen.port() + " of MANAGEMENT_HOST cannot be opened: " + e.getMessage(),
                    e);
        }
        server.setExecutor(threads);
        serve("/", exchange -> send(exchange, new Page(404, "text/plain", "Not here\n")), null);
    }

    /** Serves a page at exactly this path. */
    void show(String path, Supplier<Page> page) {
        serve(
                path,
                exchange ->
                        send(
                                exchange,
                                exchange.getRequestURI().getPath().equals(path)
                                        ? page.get()
                                        : new Page(404, "text/plain", "Not here\n")),
                null);
    }

    /**
     * Handles every request below this path.
     *
     * @param authenticator null for no password
     */
    void serve(String path, HttpHandler handler, @Nullable Authenticator authenticator) {
        server.createContext(path, exchange -> guarded(exchange, handler))
                .setAuthenticator(authenticator);
    }

    /**
     * @param what can be found where, with %s for the address of the server
     */
    public void start(String what) {
        server.start();
        LOG.info(what.replace("%s", root()));
    }

    public String root() {
        return "http:/" + server.getAddress() + "/";
    }

    private void guarded(HttpExchange exchange, HttpHandler handler) throws IOException {
        try (exchange) {
            answer(exchange, handler);
        }
    }

    private void answer(HttpExchange exchange, HttpHandler handler) throws IOException {
        try {
            if (hosts.contain(exchange.getRequestHeaders().getFirst("Host"))) {
                handler.handle(exchange);
            } else {
                send(exchange, new Page(421, "text/plain", "Not under this name\n"));
            }
        } catch (RuntimeException | LinkageError e) {
            // a missing class must not look like a process that does not answer
            LOG.warn("A management page failed: {}", e.toString());
            exchange.sendResponseHeaders(500, -1);
        }
    }

    private static void send(HttpExchange exchange, Page page) throws IOException {
        if (!exchange.getRequestMethod().matches("GET|HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            exchange.sendResponseHeaders(405, -1);
            return;
        }
        byte[] text = page.text().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", page.type() + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(page.status(), head ? -1 : text.length);
        if (!head) {
            exchange.getResponseBody().write(text);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
