package services.andreas.events.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import services.andreas.events.standin.LocalServer;
import services.andreas.events.standin.Reply;
import services.andreas.events.standin.Request;

/** Stands in front of DynamoDB and counts the requests by operation. */
final class DynamoDbCounter implements AutoCloseable {
    private static final Set<String> NOT_OURS =
            Set.of("connection", "content-length", "expect", "host", "upgrade");

    private static final List<String> ANSWERED =
            List.of("content-type", "x-amz-crc32", "x-amzn-requestid");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final LocalServer server = new LocalServer(0, this::forward);
    private final URI dynamoDb;

    DynamoDbCounter(URI dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    URI endpoint() {
        return URI.create(server.root().toString().replaceAll("/$", ""));
    }

    /** Requests by operation since the last call. */
    String take() {
        String taken =
                counts.entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", "));
        counts.clear();
        return taken;
    }

    private Reply forward(Request request) throws IOException {
        String target = request.headers().getFirst("X-Amz-Target");
        counts.computeIfAbsent(target.replaceAll(".*\\.", ""), name -> new LongAdder()).increment();
        HttpRequest.Builder forwarded =
                HttpRequest.newBuilder(dynamoDb)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers()
                .forEach(
                        (name, values) -> {
                            if (!NOT_OURS.contains(name.toLowerCase(Locale.ROOT))) {
                                values.forEach(value -> forwarded.header(name, value));
                            }
                        });
        try {
            HttpResponse<byte[]> response =
                    http.send(forwarded.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> headers = new HashMap<>();
            for (String name : ANSWERED) {
                response.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
            }
            return new Reply(
                    response.statusCode(),
                    headers,
                    Reply.Body.of(response.body()),
                    Duration.ZERO,
                    Reply.Ending.WHOLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
