package services.andreas.events.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Body;

/** Counts found events by source: the one that named the title. */
public final class Sources {
    private static final String METRIC = Usage.EVENTS_FROM_OPENAI.metric();
    private static final Map<String, Usage> BY_NAME =
            List.of(Usage.values()).stream()
                    .filter(usage -> usage.metric().equals(METRIC))
                    .collect(Collectors.toMap(Usage::value, Function.identity()));

    private final ObjectMapper json = new ObjectMapper();
    private final Figures figures;

    public Sources(Figures figures) {
        this.figures = figures;
    }

    /** Counts the events of an answer; an event without a source is from the model. */
    public void count(@Body String events) throws JsonProcessingException {
        for (JsonNode event : json.readTree(events)) {
            String source = event.at("/sources/title").asText();
            figures.add(BY_NAME.getOrDefault(source, Usage.EVENTS_FROM_OPENAI), 1);
        }
    }
}
