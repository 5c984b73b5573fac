package services.andreas.events.standin;

import static java.util.Comparator.naturalOrder;

import com.google.common.hash.Hashing;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One bucket of S3, asked for in the path: objects are put, read and deleted. */
public final class S3StandIn implements AutoCloseable {
    /** An object, and the headers that it is served with. */
    public record Stored(String type, String cache, byte[] bytes, Instant written) {
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private final String bucket;
    private final Map<String, Stored> objects = new TreeMap<>();
    private final AtomicInteger writes = new AtomicInteger();
    private final LocalServer server = new LocalServer(0, this::answer);
    private volatile boolean denies;

    public S3StandIn(String bucket) {
        this.bucket = bucket;
    }

    public URI root() {
        return server.root();
    }

    /** Refuses every request from now on. */
    public void deny(boolean denies) {
        this.denies = denies;
    }

    public synchronized Map<String, Stored> objects() {
        return new TreeMap<>(objects);
    }

    /** Somebody else writes an object a second after the last one was written. */
    public synchronized void change(String key, String text) {
        Stored was = objects.get(key);
        Instant last = objects.values().stream().map(Stored::written).max(naturalOrder()).get();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        objects.put(key, new Stored(was.type, was.cache, bytes, last.plusSeconds(1)));
    }

    /** Somebody else removes an object. */
    public synchronized void remove(String key) {
        objects.remove(key);
    }

    /** Objects that were put or deleted. */
    public int writes() {
        return writes.get();
    }

    private synchronized Reply answer(Request request) {
        String prefix = "/" + bucket + "/";
        String signature = request.headers().getFirst("Authorization");
        if (denies || signature == null || !signature.startsWith("AWS4-HMAC-SHA256 ")) {
            return error(403, "AccessDenied");
        }
        if (request.method().equals("GET") && (request.path() + "/").equals(prefix)) {
            return list(request);
        }
        if (!request.path().startsWith(prefix)) {
            return error(404, "NoSuchBucket");
        }
        String key = request.path().substring(prefix.length());
        return switch (request.method()) {
            case "PUT" -> {
                writes.incrementAndGet();
                objects.put(
                        key,
                        new Stored(
                                request.headers().getFirst("Content-Type"),
                                request.headers().getFirst("Cache-Control"),
                                request.body(),
                                Instant.now().truncatedTo(ChronoUnit.SECONDS)));
                yield Reply.text(200, "");
            }
            case "DELETE" -> {
                writes.incrementAndGet();
                objects.remove(key);
                yield Reply.text(204, "");
            }
            default ->
                    objects.containsKey(key)
                            ? Reply.of(
                                    200,
                                    objects.get(key).type(),
                                    Reply.Body.of(objects.get(key).bytes()))
                            : error(404, "NoSuchKey");
        };
    }

    @SuppressWarnings("deprecation") // as S3 does
    private Reply list(Request request) {
        String first = request.query("prefix");
        StringBuilder xml = new StringBuilder("<ListBucketResult>");
        objects.forEach(
                (key, object) -> {
                    if (key.startsWith(first)) {
                        xml.append(
                                "<Contents><Key>%s</Key><ETag>\"%s\"</ETag><Size>%d</Size><LastModified>%s</LastModified></Contents>"
                                        .formatted(
                                                key,
                                                Hashing.md5().hashBytes(object.bytes),
                                                object.bytes.length,
                                                object.written));
                    }
                });
        return Reply.of(
                200,
                "application/xml",
                Reply.Body.of(
                        xml.append("</ListBucketResult>")
                                .toString()
                                .getBytes(StandardCharsets.UTF_8)));
    }

    private static Reply error(int status, String code) {
        String xml = "<Error><Code>" + code + "</Code><Message>" + code + "</Message></Error>";
        return Reply.of(
                status, "application/xml", Reply.Body.of(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.close();
    }
}
