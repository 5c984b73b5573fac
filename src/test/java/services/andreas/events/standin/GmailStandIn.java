package services.andreas.events.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** Speaks as much of the Gmail API, and of Google's token endpoint, as reading a mailbox takes. */
public final class GmailStandIn implements AutoCloseable {
    private static final String MESSAGES = "/gmail/v1/users/me/messages";
    private static final String PROFILE = "/gmail/v1/users/me/profile";
    private static final String LABELS = "/gmail/v1/users/me/labels";
    private static final int LIST_UNITS = 5;
    private static final int GET_UNITS = 20;

    public static final Predicate<Request> TOKENS = request -> request.path().equals("/token");
    public static final Predicate<Request> PROFILES = request -> request.path().equals(PROFILE);
    public static final Predicate<Request> LISTS = request -> request.path().equals(MESSAGES);
    public static final Predicate<Request> GETS =
            request -> request.path().startsWith(MESSAGES + "/");

    private final GmailMailbox mailbox = new GmailMailbox();
    private final GoogleTokens tokens = new GoogleTokens();
    private final Faults faults = new Faults();
    private final LongAdder tokenCalls = new LongAdder();
    private final LongAdder lists = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final Map<String, AtomicInteger> gets = new ConcurrentHashMap<>();
    private final LocalServer server;
    private volatile String address = "demo@example.com";
    private volatile int pageSize = 500;

    public GmailStandIn() {
        this(0);
    }

    /**
     * @param port 0 for a free one
     */
    public GmailStandIn(int port) {
        server = new LocalServer(port, this::count);
    }

    public URI rootUrl() {
        return server.root();
    }

    /** The JSON that gives access to this mailbox. */
    public String credentialsJson() {
        return tokens.credentials(rootUrl()).toString();
    }

    public GmailMailbox mailbox() {
        return mailbox;
    }

    /** The address of the mailbox. */
    public String address() {
        return address;
    }

    public void address(String other) {
        address = other;
    }

    /** Lists at most this many messages a page, whatever is asked for. */
    public void pageSize(int most) {
        pageSize = most;
    }

    public Faults faults() {
        return faults;
    }

    /** All access tokens that are out are refused from now on. */
    public void expireAccessTokens() {
        tokens.expire();
    }

    /** The calls that ask for this message. */
    public static Predicate<Request> get(String id) {
        return request -> request.path().equals(MESSAGES + "/" + id);
    }

    public long tokenCalls() {
        return tokenCalls.sum();
    }

    public long lists() {
        return lists.sum();
    }

    public long gets() {
        return gets.values().stream().mapToLong(AtomicInteger::get).sum();
    }

    public int gets(String id) {
        return gets.getOrDefault(id, new AtomicInteger()).get();
    }

    /** What the calls cost of Gmail's quota. */
    public long units() {
        return lists() * LIST_UNITS + gets() * GET_UNITS;
    }

    /** Calls that got an error or no answer. */
    public long rejected() {
        return rejected.sum();
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply count(Request request) throws IOException {
        if (TOKENS.test(request)) {
            tokenCalls.increment();
        } else if (LISTS.test(request)) {
            lists.increment();
        } else if (GETS.test(request)) {
            gets.computeIfAbsent(id(request), id -> new AtomicInteger()).incrementAndGet();
        }
        Reply reply = faults.answer(request, this::answer);
        if (reply.isRejection()) {
            rejected.increment();
        }
        return reply;
    }

    private Reply answer(Request request) throws IOException {
        if (TOKENS.test(request)) {
            return tokens.refresh(request);
        }
        if (!tokens.accept(request.bearer())) {
            return GoogleErrors.unauthenticated();
        }
        if (LISTS.test(request)) {
            try {
                return list(request);
            } catch (IllegalArgumentException e) {
                return GoogleErrors.invalidArgument("Invalid value: " + e.getMessage());
            }
        }
        if (PROFILES.test(request)) {
            int messages = mailbox.size();
            return Reply.json(
                    200,
                    Json.object()
                            .put("emailAddress", address)
                            .put("messagesTotal", messages)
                            .put("threadsTotal", messages)
                            .put("historyId", "1"));
        }
        if (request.path().equals(LABELS)) {
            ObjectNode list = Json.object();
            ArrayNode labels = list.putArray("labels");
            mailbox.labels().forEach(name -> labels.addObject().put("id", name).put("name", name));
            return Reply.json(200, list);
        }
        if (request.path().endsWith("/modify")) {
            return modify(request);
        }
        return GETS.test(request) ? get(request) : GoogleErrors.notFound();
    }

    /** Google's client sends what it posts compressed. */
    private Reply modify(Request request) throws IOException {
        String id = id(request).replace("/modify", "");
        if (mailbox.get(id).isEmpty()) {
            return GoogleErrors.notFound();
        }
        byte[] sent = new GZIPInputStream(new ByteArrayInputStream(request.body())).readAllBytes();
        Json.read(sent).path("addLabelIds").forEach(label -> mailbox.label(id, label.asText()));
        return Reply.json(200, mailbox.get(id).orElseThrow().minimal());
    }

    private Reply list(Request request) {
        int size = Math.min(number(request, "maxResults", 100), pageSize);
        int offset = number(request, "pageToken", 0);
        String q = request.query("q");
        List<String> labels = request.query().getOrDefault("labelIds", List.of());
        List<GmailMessage> found =
                mailbox.newestFirst()
                        .filter(message -> labels.stream().allMatch(message::hasLabel))
                        .filter(GmailQuery.parse(q == null ? "" : q, Instant.now()))
                        .skip(offset)
                        .limit(size + 1L)
                        .toList();
        ObjectNode page = Json.object();
        if (!found.isEmpty()) {
            ArrayNode messages = page.putArray("messages");
            found.stream()
                    .limit(size)
                    .forEach(m -> messages.addObject().put("id", m.id()).put("threadId", m.id()));
        }
        if (found.size() > size) {
            page.put("nextPageToken", Integer.toString(offset + size));
        }
        return Reply.json(200, page.put("resultSizeEstimate", offset + found.size()));
    }

    private Reply get(Request request) {
        String format = request.query("format");
        GmailMessage message = mailbox.get(id(request)).orElse(null);
        if (message == null) {
            return GoogleErrors.notFound();
        }
        return switch (format == null ? "full" : format) {
            case "raw" ->
                    Reply.of(
                            200,
                            "application/json; charset=UTF-8",
                            new RawBody(message.minimal(), message.raw()));
            case "minimal" -> Reply.json(200, message.minimal());
            case "metadata" -> Reply.json(200, message.metadata());
            default -> GoogleErrors.invalidArgument("Not a format of the stand-in: " + format);
        };
    }

    private static String id(Request request) {
        return request.path().substring(MESSAGES.length() + 1);
    }

    private static int number(Request request, String name, int otherwise) {
        String value = request.query(name);
        return value == null || value.isEmpty() ? otherwise : Integer.parseInt(value);
    }
}
