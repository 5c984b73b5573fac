package services.andreas.events.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Predicate;

/** Speaks OpenAI's chat completions and answers what was recorded. */
public final class OpenAiStandIn implements AutoCloseable {
    public static final Predicate<Request> COMPLETIONS =
            request -> request.path().equals("/v1/chat/completions");

    private static final String KEY = "sk-demo-key";
    private static final int KEPT_REQUESTS = 100;
    private static final long RELEASED = Instant.parse("2026-09-22T00:00:00Z").getEpochSecond();

    private final RecordedAnswers recorded = new RecordedAnswers();
    private final Faults faults = new Faults();
    private final PromptCaches caches = new PromptCaches();
    private final Deque<ChatRequest> requests = new ConcurrentLinkedDeque<>();
    private final LongAdder calls = new LongAdder();
    private final AtomicLong completions = new AtomicLong();
    private final LongAdder promptTokens = new LongAdder();
    private final LongAdder completionTokens = new LongAdder();
    private final OpenAiBatches batches = new OpenAiBatches(this::complete);
    private final LocalServer server;
    private volatile Function<ChatRequest, String> answers = recorded;
    private volatile Duration latency = Duration.ZERO;

    public OpenAiStandIn() {
        this(0);
    }

    /**
     * @param port 0 for a free one
     */
    public OpenAiStandIn(int port) {
        server = new LocalServer(port, this::count);
    }

    /** Ends in {@code /v1}, as the setting does. */
    public URI baseUrl() {
        return server.root().resolve("v1");
    }

    /** The only key that is accepted. */
    public String apiKey() {
        return KEY;
    }

    public RecordedAnswers recorded() {
        return recorded;
    }

    /** Takes the place of the recorded answers. */
    public void answers(Function<ChatRequest, String> answers) {
        this.answers = answers;
    }

    public void latency(Duration latency) {
        this.latency = latency;
    }

    public OpenAiBatches batches() {
        return batches;
    }

    public Faults faults() {
        return faults;
    }

    /** Calls that arrived, also those that failed. */
    public long calls() {
        return calls.sum();
    }

    /** Calls that were paid, whether or not their answer arrived. */
    public long completions() {
        return completions.get();
    }

    /** Tokens that were paid. */
    public long tokens() {
        return promptTokens.sum() + completionTokens.sum();
    }

    /** The last requests, the newest last. */
    public List<ChatRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply count(Request request) throws IOException {
        if (COMPLETIONS.test(request)) {
            calls.increment();
        }
        return faults.answer(request, this::answer);
    }

    private Reply answer(Request request) throws IOException {
        if (!KEY.equals(request.bearer())) {
            return OpenAiErrors.invalidApiKey();
        }
        if (request.path().equals("/v1/models")) {
            return models();
        }
        if (batches.serves(request)) {
            return batches.answer(request);
        }
        return COMPLETIONS.test(request) ? complete(request) : OpenAiErrors.unknownUrl(request);
    }

    private Reply complete(Request request) throws IOException {
        JsonNode json;
        try {
            json = Json.read(request.body());
        } catch (IOException e) {
            return OpenAiErrors.invalidRequest(null, "We could not parse the JSON body.");
        }
        return complete(json).after(latency);
    }

    private Reply complete(JsonNode json) {
        ChatRequest chat = new ChatRequest(json);
        keep(chat);
        for (String parameter : List.of("model", "messages", "response_format")) {
            if (json.path(parameter).isEmpty() && json.path(parameter).asText().isEmpty()) {
                return OpenAiErrors.invalidRequest(
                        parameter, "Missing required parameter: '" + parameter + "'.");
            }
        }
        Optional<String> fault = StrictFormat.fault(json.path("response_format"));
        if (fault.isPresent()) {
            return OpenAiErrors.invalidRequest("response_format", fault.get());
        }
        return Reply.json(200, completion(chat));
    }

    private ObjectNode completion(ChatRequest chat) {
        String content = answers.apply(chat);
        int prompt = chat.promptTokens();
        int answer = ChatRequest.tokens(content.length());
        long number = completions.incrementAndGet();
        promptTokens.add(prompt);
        completionTokens.add(answer);

        ObjectNode completion =
                Json.object()
                        .put("id", "chatcmpl-" + Long.toString(number, 36))
                        .put("object", "chat.completion")
                        .put("created", Instant.now().getEpochSecond())
                        .put("model", chat.model());
        ObjectNode choice = completion.putArray("choices").addObject().put("index", 0);
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", content)
                .putNull("refusal");
        choice.putNull("logprobs").put("finish_reason", "stop");
        ObjectNode usage =
                completion
                        .putObject("usage")
                        .put("prompt_tokens", prompt)
                        .put("completion_tokens", answer)
                        .put("total_tokens", prompt + answer);
        caches.report(chat, usage);
        return completion;
    }

    private static Reply models() {
        ObjectNode list = Json.object().put("object", "list");
        ArrayNode data = list.putArray("data");
        model(data, "gpt-6-luna");
        model(data, "gpt-4o-mini").put("shutdown_date", "2027-01-14");
        return Reply.json(200, list);
    }

    private static ObjectNode model(ArrayNode data, String id) {
        return data.addObject()
                .put("id", id)
                .put("object", "model")
                .put("created", RELEASED)
                .put("owned_by", "system");
    }

    private void keep(ChatRequest chat) {
        requests.add(chat);
        if (requests.size() > KEPT_REQUESTS) {
            requests.poll();
        }
    }
}
