package services.andreas.events.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** OpenAI's files and batches; a batch goes on only when a test says so. */
public final class OpenAiBatches {
    public static final Predicate<Request> UPLOADS = that("POST", "/v1/files");
    public static final Predicate<Request> CREATIONS = that("POST", "/v1/batches");
    public static final Predicate<Request> LISTS = that("GET", "/v1/batches");
    public static final Predicate<Request> LOOKS = that("GET", "/v1/batches/.+");
    public static final Predicate<Request> DOWNLOADS = that("GET", "/v1/files/.+/content");
    public static final Predicate<Request> DELETIONS = that("DELETE", "/v1/files/.+");

    private static final int PAGE = 2;

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, ObjectNode> batches = new LinkedHashMap<>();
    private final Function<JsonNode, Reply> answers;
    private int number;

    /**
     * @param answers to what is asked in a line
     */
    OpenAiBatches(Function<JsonNode, Reply> answers) {
        this.answers = answers;
    }

    private static Predicate<Request> that(String method, String path) {
        return request -> request.method().equals(method) && request.path().matches(path);
    }

    /** All batches so far. */
    public synchronized List<JsonNode> all() {
        return List.copyOf(batches.values());
    }

    /** The files that are there. */
    public synchronized List<String> files() {
        return files.values().stream().map(bytes -> new String(bytes, UTF_8)).toList();
    }

    /** Answers all that is not answered yet. */
    public void finish() {
        finish("completed", Integer.MAX_VALUE);
    }

    /**
     * Ends all batches that are not over.
     *
     * @param most questions of each that are still answered
     */
    public synchronized void finish(String status, int most) {
        finish(status, most, answers);
    }

    /** Answers every question that is not answered yet with this error. */
    public synchronized void refuse(Reply error) {
        finish("completed", Integer.MAX_VALUE, question -> error);
    }

    private void finish(String status, int most, Function<JsonNode, Reply> answers) {
        batches.values().stream()
                .filter(batch -> batch.path("status").asText().equals("in_progress"))
                .forEach(batch -> finish(batch, status, most, answers));
    }

    private void finish(
            ObjectNode batch, String status, int most, Function<JsonNode, Reply> answers) {
        List<String> output = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        String input = new String(files.get(batch.path("input_file_id").asText()), UTF_8);
        for (String text : input.lines().toList()) {
            ObjectNode line = Json.object();
            line.put("id", "batch_req_" + ++number);
            line.set("custom_id", Json.read(text).path("custom_id"));
            if (output.size() < most) {
                Reply reply = answers.apply(Json.read(text).path("body"));
                ObjectNode response = line.putObject("response").put("status_code", reply.status());
                response.set("body", Json.read(new String(bytes(reply), UTF_8)));
                (reply.status() == 200 ? output : errors).add(line.toString());
            } else {
                line.putNull("response").putObject("error").put("code", "batch_expired");
                errors.add(line.toString());
            }
        }
        batch.put("status", status);
        batch.put("output_file_id", output.isEmpty() ? null : keep(lines(output)));
        batch.put("error_file_id", errors.isEmpty() ? null : keep(lines(errors)));
    }

    /** Refuses what a batch asks, before anything is answered. */
    public synchronized void fail(String code) {
        for (ObjectNode batch : batches.values()) {
            batch.put("status", "failed");
            batch.putObject("errors").putArray("data").addObject().put("code", code);
        }
    }

    private static byte[] bytes(Reply reply) {
        try {
            return reply.bytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] lines(List<String> lines) {
        return String.join("\n", lines).getBytes(UTF_8);
    }

    private String keep(byte[] bytes) {
        String id = "file-" + ++number;
        files.put(id, bytes);
        return id;
    }

    boolean serves(Request request) {
        return request.path().startsWith("/v1/files") || request.path().startsWith("/v1/batches");
    }

    synchronized Reply answer(Request request) {
        String id =
                request.path().replaceFirst("/v1/(files|batches)/?", "").replace("/content", "");
        if (UPLOADS.test(request)) {
            return Reply.json(200, Json.object().put("id", keep(file(request))));
        }
        if (CREATIONS.test(request)) {
            return create(Json.read(new String(request.body(), UTF_8)));
        }
        if (LISTS.test(request)) {
            return list(request.query("after"));
        }
        if (LOOKS.test(request) && batches.containsKey(id)) {
            return Reply.json(200, batches.get(id));
        }
        if (DOWNLOADS.test(request) && files.containsKey(id)) {
            return Reply.text(200, new String(files.get(id), UTF_8));
        }
        if (DELETIONS.test(request) && files.remove(id) != null) {
            return Reply.json(200, Json.object().put("id", id).put("deleted", true));
        }
        return OpenAiErrors.unknownUrl(request);
    }

    /** What stands between the empty line after the head of the second part and its end. */
    private static byte[] file(Request request) {
        String form = new String(request.body(), UTF_8);
        String boundary =
                request.headers().getFirst("Content-Type").replaceFirst(".*boundary=", "");
        String part = form.split("--" + boundary, -1)[2];
        int start = part.indexOf("\r\n\r\n") + 4;
        return part.substring(start, part.length() - 2).getBytes(UTF_8);
    }

    private Reply create(JsonNode asked) {
        if (!files.containsKey(asked.path("input_file_id").asText())
                || !asked.path("endpoint").asText().equals("/v1/chat/completions")
                || !asked.path("completion_window").asText().equals("24h")) {
            return OpenAiErrors.invalidRequest("input_file_id", "There is no such file.");
        }
        ObjectNode batch = Json.object().put("id", "batch_" + ++number).put("object", "batch");
        batch.setAll((ObjectNode) asked);
        batch.put("status", "in_progress").put("created_at", Instant.now().getEpochSecond());
        batches.put(batch.path("id").asText(), batch);
        return Reply.json(200, batch);
    }

    /** Newest first, a few a page. */
    private Reply list(String after) {
        List<ObjectNode> newest = new ArrayList<>(batches.values());
        java.util.Collections.reverse(newest);
        int start = 0;
        while (after != null && !newest.get(start++).path("id").asText().equals(after)) {
            // goes on behind it
        }
        int end = Math.min(newest.size(), start + PAGE);
        ObjectNode list = Json.object().put("object", "list").put("has_more", end < newest.size());
        ArrayNode data = list.putArray("data");
        newest.subList(start, end).forEach(data::add);
        return Reply.json(200, list);
    }
}
