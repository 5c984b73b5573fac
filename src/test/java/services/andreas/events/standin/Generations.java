package services.andreas.events.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model that answers differently each time: the events are those that the mail's lines {@code
 * event: title | start | location} name, and each is stamped with the number of the call.
 */
public final class Generations implements Function<ChatRequest, String> {
    private static final Pattern SUBJECT = Pattern.compile("(?m)^Subject: (.*)$");
    private static final Pattern EVENT =
            Pattern.compile("(?m)^event: ([^|]*) \\| ([^|]*) \\| (.*)$");
    private static final String PROPERTIES =
            "/response_format/json_schema/schema/properties/events/items/properties";

    private final AtomicLong generation = new AtomicLong();
    private final Map<String, LongAdder> answered = new ConcurrentHashMap<>();

    /** The line by which a mail names an event. */
    public static String line(String title, String start, String location) {
        return "event: %s | %s | %s".formatted(title, start, location);
    }

    @Override
    public String apply(ChatRequest request) {
        String question = request.lastUserMessage();
        String stamp = "generation " + generation.incrementAndGet();
        Matcher subject = SUBJECT.matcher(question);
        if (subject.find()) {
            answered.computeIfAbsent(subject.group(1).strip(), key -> new LongAdder()).increment();
        }
        ObjectNode answer = Json.object();
        ArrayNode events = answer.putArray("events");
        JsonNode properties = request.json().at(PROPERTIES);
        EVENT.matcher(question)
                .results()
                .forEach(line -> add(events.addObject(), properties, line, stamp));
        return answer.toString();
    }

    /** What the mail does not tell is null, or an empty list. */
    private static void add(ObjectNode event, JsonNode properties, MatchResult line, String stamp) {
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            if (property.getValue().path("type").asText().equals("array")) {
                event.putArray(property.getKey());
            } else {
                event.putNull(property.getKey());
            }
        }
        event.put("title", line.group(1).strip())
                .put("description", stamp)
                .put("start_time", line.group(2).strip())
                .put("location", line.group(3).strip());
    }

    /** Answers given, all of them paid. */
    public long answered() {
        return generation.get();
    }

    /** Answers given about the mail with this subject. */
    public long answered(String subject) {
        return answered.getOrDefault(subject, new LongAdder()).sum();
    }
}
