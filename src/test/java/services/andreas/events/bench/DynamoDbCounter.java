package services.andreas.events.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import services.andreas.events.standin.LocalServer;
import services.andreas.events.standin.Reply;
import services.andreas.events.standin.Request;

/** Stands in front of DynamoDB and counts the requests, and the units of capacity they take. */
final class DynamoDbCounter implements AutoCloseable {
    private static final Set<String> NOT_OURS =
            Set.of("connection", "content-length", "expect", "host", "upgrade");

    private static final Set<String> WRITES =
            Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems");

    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query");

    private static final List<String> ANSWERED =
            List.of("content-type", "x-amz-crc32", "x-amzn-requestid");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final DoubleAdder written = new DoubleAdder();
    private final DoubleAdder read = new DoubleAdder();
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

    /** Units of writing that the engine says were used, those of indexes among them. */
    double takeWriteUnits() {
        return written.sumThenReset();
    }

    double takeReadUnits() {
        return read.sumThenReset();
    }

    private byte[] asking(byte[] body) throws IOException {
        ObjectNode asked = (ObjectNode) json.readTree(body);
        return json.writeValueAsBytes(asked.put("ReturnConsumedCapacity", "TOTAL"));
    }

    private void count(byte[] answer, DoubleAdder units) throws IOException {
        JsonNode consumed = json.readTree(answer).path("ConsumedCapacity");
        if (consumed.isArray()) {
            consumed.forEach(table -> units.add(table.path("CapacityUnits").asDouble()));
        } else {
            units.add(consumed.path("CapacityUnits").asDouble());
        }
    }

    private Reply forward(Request request) throws IOException {
        String target = request.headers().getFirst("X-Amz-Target");
        String operation = target.replaceAll(".*\\.", "");
        counts.computeIfAbsent(operation, name -> new LongAdder()).increment();
        boolean writes = WRITES.contains(operation);
        boolean counts = writes || READS.contains(operation);
        byte[] body = counts ? asking(request.body()) : request.body();
        HttpRequest.Builder forwarded =
                HttpRequest.newBuilder(dynamoDb).POST(HttpRequest.BodyPublishers.ofByteArray(body));
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
            if (counts) {
                count(response.body(), writes ? written : read);
            }
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
