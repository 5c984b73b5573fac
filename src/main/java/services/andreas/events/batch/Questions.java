package services.andreas.events.batch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The questions about one message: those that a batch has answered, and those that wait. */
public final class Questions {
    private final Map<String, Question> waiting = new ConcurrentHashMap<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    void await(Question question) {
        waiting.put(question.key(), question);
    }

    void answered(Question question) {
        answered.add(question.key());
    }

    Collection<Question> waiting() {
        return List.copyOf(waiting.values());
    }

    /** Their keys. */
    Set<String> answered() {
        return Set.copyOf(answered);
    }
}
