package services.andreas.events.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Receives the browser's redirect on a free port of the loopback address. */
public final class LoopbackReceiver implements AutoCloseable {
    private static final String PAGE =
            "<!DOCTYPE html><title>events-gmail-ingest</title><p>%s You can close this page.";

    private final BlockingQueue<OAuthRedirect> answers = new ArrayBlockingQueue<>(1);
    private final HttpServer server;

    public LoopbackReceiver() {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        } catch (IOException e) {
            throw OAuthErrors.of("no_port");
        }
        server.createContext("/", this::receive);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /**
     * @throws FailureException if no redirect arrives in time
     */
    public OAuthRedirect await(Duration patience) {
        try {
            OAuthRedirect answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {
                throw OAuthErrors.of("no_answer");
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OAuthErrors.of("no_answer");
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getRawQuery();
            if (!exchange.getRequestURI().getPath().equals("/") || query == null) {
                // a browser also requests an icon
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            OAuthRedirect answer = OAuthRedirect.ofQuery(query);
            String said =
                    answer.parameters().containsKey("code")
                            ? "The terminal says how it goes on."
                            : "Access was not granted.";
            byte[] page = PAGE.formatted(said).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=UTF-8");
            // the address holds the code
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            answers.offer(answer);
        }
    }

    @Override
    public void close() {
        server.stop(1);
    }
}
