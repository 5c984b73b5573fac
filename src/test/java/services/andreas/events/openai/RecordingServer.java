package services.andreas.events.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Records every request and answers as told; at first with a plain chat completion. */
final class RecordingServer implements AutoCloseable {
    record Request(String method, String path, Headers headers, int clientPort, String text) {
        JsonNode json() {
            return parse(text);
        }
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile HttpHandler answer;

    RecordingServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        answer(completion("Hello"));
    }

    /** A complete chat completion whose only choice has this content. */
    static String completion(String content) {
        return """
                {"id": "chatcmpl-1", "object": "chat.completion", "created": 1795344669,
                 "model": "model-as-served",
                 "choices": [{"index": 0, "finish_reason": "stop", "logprobs": null,
                              "message": {"role": "assistant", "content": "%s", "refusal": null}}],
                 "usage": {"prompt_tokens": 9, "completion_tokens": 12, "total_tokens": 21}}
                """
                .formatted(content);
    }

    static JsonNode parse(String json) {
        try {
            return new JsonMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://" + host() + "/v1";
    }

    String host() {
        return server.getAddress().getHostString() + ":" + server.getAddress().getPort();
    }

    void answer(String json) {
        answer(200, json);
    }

    /**
     * @param headers names and values in turn
     */
    void answer(int status, String body, String... headers) {
        answer(
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    for (int i = 0; i < headers.length; i += 2) {
                        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
                    }
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }

    void answer(HttpHandler handler) {
        answer = handler;
    }

    HttpHandler answer() {
        return answer;
    }

    List<Request> requests() {
        return requests;
    }

    Request onlyRequest() {
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(
                new Request(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        exchange.getRequestHeaders(),
                        exchange.getRemoteAddress().getPort(),
                        text));
        answer.handle(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
