package services.andreas.events.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** The ways in which a paid completion is of no use. */
public final class Completions {
    private Completions() {}

    public static Fault refusal() {
        return choice(
                choice ->
                        message(choice)
                                .put("refusal", "I'm sorry, I can't help with that.")
                                .putNull("content"));
    }

    /** The answer reached the token limit: its JSON ends in the middle. */
    public static Fault length() {
        return longerThan(0);
    }

    /** So does every answer of more characters. */
    public static Fault longerThan(int most) {
        return choice(
                choice -> {
                    String content = message(choice).path("content").asText();
                    if (content.length() > most) {
                        message(choice).put("content", content.substring(0, content.length() / 2));
                        choice.put("finish_reason", "length");
                    }
                });
    }

    public static Fault contentFilter() {
        return choice(
                choice -> {
                    message(choice).put("content", "");
                    choice.put("finish_reason", "content_filter");
                });
    }

    /** Tells that the call has cost so many tokens. */
    public static Fault tokens(long count) {
        return completion(
                completion ->
                        completion
                                .putObject("usage")
                                .put("prompt_tokens", count)
                                .put("completion_tokens", count)
                                .put("total_tokens", count));
    }

    public static Fault noChoices() {
        return completion(completion -> completion.putArray("choices"));
    }

    /** The content in parts, as some compatible servers answer. */
    public static Fault parts() {
        return choice(
                choice ->
                        message(choice)
                                .putArray("content")
                                .addObject()
                                .put("type", "text")
                                .put("text", "{\"events\":[]}"));
    }

    public static Fault toolCall() {
        return choice(
                choice -> {
                    message(choice)
                            .putNull("content")
                            .putArray("tool_calls")
                            .addObject()
                            .put("id", "call_1")
                            .put("type", "function")
                            .putObject("function")
                            .put("name", "events")
                            .put("arguments", "{\"events\":[]}");
                    choice.put("finish_reason", "tool_calls");
                });
    }

    /** 200 and an error in place of a completion, as some gateways answer. */
    public static Fault error() {
        return completion(
                completion -> {
                    completion.removeAll();
                    completion.putObject("error").put("code", 502).put("message", "Bad gateway");
                });
    }

    /** JSON, but not of the schema that was asked for, as compatible servers answer. */
    public static Fault wrongSchema() {
        return content("{\"happenings\":[{\"name\":\"Summer party\"}]}");
    }

    /** Answers this, whatever was asked. */
    public static Fault content(String content) {
        return choice(choice -> message(choice).put("content", content));
    }

    private static Fault choice(Consumer<ObjectNode> change) {
        return completion(json -> change.accept((ObjectNode) json.path("choices").path(0)));
    }

    private static ObjectNode message(ObjectNode choice) {
        return (ObjectNode) choice.path("message");
    }

    private static Fault completion(Consumer<ObjectNode> change) {
        return Fault.change(
                reply -> {
                    if (reply.isRejection()) {
                        return reply;
                    }
                    ObjectNode completion = tree(reply);
                    change.accept(completion);
                    return Reply.json(reply.status(), completion).after(reply.delay());
                });
    }

    private static ObjectNode tree(Reply reply) {
        try {
            return (ObjectNode) Json.read(reply.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
