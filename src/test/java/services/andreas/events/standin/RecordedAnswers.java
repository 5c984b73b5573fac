package services.andreas.events.standin;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/** Answers with what was recorded for the mail whose subject occurs in the question. */
public final class RecordedAnswers implements Function<ChatRequest, String> {
    private static final String NO_EVENTS = "{\"events\":[]}";
    private static final String UNKNOWN = "";

    private final Map<String, String> bySubject = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    public void add(String subject, String answer) {
        bySubject.put(subject, answer);
    }

    @Override
    public String apply(ChatRequest request) {
        String question = request.lastUserMessage();
        String subject =
                longest(known -> question.contains("Subject: " + known))
                        .or(() -> longest(question::contains))
                        .orElse(UNKNOWN);
        asked.computeIfAbsent(subject, key -> new AtomicInteger()).incrementAndGet();
        return bySubject.getOrDefault(subject, NO_EVENTS);
    }

    /** The longest, because a forwarded mail names the original's subject too. */
    private Optional<String> longest(Predicate<String> occurs) {
        return bySubject.keySet().stream()
                .filter(occurs)
                .max(Comparator.comparingInt(String::length));
    }

    /** How often this mail was paid for. */
    public int asked(String subject) {
        return asked.getOrDefault(subject, new AtomicInteger()).get();
    }

    /** How often a mail without a recorded answer was paid for. */
    public int askedUnknown() {
        return asked(UNKNOWN);
    }
}
