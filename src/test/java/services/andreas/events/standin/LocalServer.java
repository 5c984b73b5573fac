package services.andreas.events.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An HTTP server on the loopback interface, one thread per request in work. */
public final class LocalServer implements AutoCloseable {
    private static final int BACKLOG = 1024;

    static {
        // read once, when the server class loads; without it small answers wait 40 ms
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(LocalServer::daemon);
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param port 0 for a free one
     */
    public LocalServer(int port, Handler handler) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " cannot be opened", e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> serve(exchange, handler));
        server.start();
    }

    public URI root() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Also ends the calls that wait. */
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            Request request = Request.read(exchange);
            Reply reply;
            try {
                reply = handler.answer(request);
            } catch (RuntimeException e) {
                reply = Reply.text(500, "The stand-in failed: " + e);
            }
            if (passed(reply.delay())) {
                send(exchange, reply);
            }
        }
    }

    /** Closing an exchange that has not answered, or not to the end, closes its connection. */
    private void send(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.ending() == Reply.Ending.DROPPED) {
            return;
        }
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        long length = reply.body().length();
        exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
        OutputStream out = exchange.getResponseBody();
        if (reply.ending() == Reply.Ending.CUT) {
            out.write(Arrays.copyOf(reply.bytes(), (int) length / 2));
            out.flush();
        } else if (reply.ending() == Reply.Ending.DRIPPING) {
            for (byte one : reply.bytes()) {
                if (!passed(Duration.ofSeconds(1))) {
                    return;
                }
                out.write(one);
                out.flush();
            }
        } else if (length > 0) {
            reply.body().writeTo(out);
        }
    }

    private boolean passed(Duration delay) {
        try {
            return delay.isZero() || !closed.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "stand-in");
        thread.setDaemon(true);
        return thread;
    }
}
