package services.andreas.events.standin;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Stands between a client and the DynamoDB engine, counts the calls, and has faults. */
public final class DynamoDbProxy implements AutoCloseable {
    /** What the JDK's client writes by itself. */
    private static final Set<String> OWN_HEADERS =
            Set.of("host", "connection", "content-length", "expect", "upgrade");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Faults faults = new Faults();
    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
    private final URI dynamoDb;
    private final LocalServer server;

    public DynamoDbProxy(URI dynamoDb) {
        this.dynamoDb = dynamoDb;
        this.server = new LocalServer(0, this::count);
    }

    public URI endpoint() {
        return server.root();
    }

    public Faults faults() {
        return faults;
    }

    /** Calls that arrived. */
    public long calls() {
        return calls.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /**
     * @param operation such as {@code UpdateItem}
     */
    public long calls(String operation) {
        return calls.getOrDefault(operation, new LongAdder()).sum();
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply count(Request request) throws IOException {
        calls.computeIfAbsent(DynamoDbCall.operation(request), operation -> new LongAdder())
                .increment();
        return faults.answer(request, this::forward);
    }

    private Reply forward(Request request) throws IOException {
        HttpRequest.Builder forwarded =
                HttpRequest.newBuilder(dynamoDb)
                        .method(
                                request.method(),
                                HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().entrySet().stream()
                .filter(header -> !OWN_HEADERS.contains(header.getKey().toLowerCase()))
                .forEach(
                        header ->
                                header.getValue()
                                        .forEach(
                                                value -> forwarded.header(header.getKey(), value)));
        try {
            HttpResponse<byte[]> response =
                    client.send(forwarded.build(), HttpResponse.BodyHandlers.ofByteArray());
            Reply reply =
                    Reply.of(
                            response.statusCode(),
                            response.headers().firstValue("content-type").orElse("text/plain"),
                            Reply.Body.of(response.body()));
            return response.headers()
                    .firstValue("x-amz-crc32")
                    .map(crc -> reply.with("x-amz-crc32", crc))
                    .orElse(reply);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
