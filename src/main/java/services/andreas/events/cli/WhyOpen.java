package services.andreas.events.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import services.andreas.events.ledger.OpenMessage;
import services.andreas.events.run.RunRecord;
import services.andreas.events.terminal.LocalTimes;

/**
 * Says why a message is not done, and what comes next.
 *
 * @param runs the last ones
 */
record WhyOpen(List<RunRecord> runs, LocalTimes times, Instant now) {
    /** What a reason, or the beginning of one, means. */
    private static final Map<String, String> REASONS = new LinkedHashMap<>();

    static {
        REASONS.put("answer-refused", "the model refuses to answer");
        REASONS.put("answer-against-schema", "the answer does not fit the schema");
        REASONS.put("answer-ended-by-length", "the answer is longer than ask-openai allows");
        REASONS.put("answer-", "the answer cannot be used");
        REASONS.put("token-budget", "INGEST_TOKEN_BUDGET has no room for it");
        REASONS.put("shutdown", "the run was told to end");
        REASONS.put("run-deadline", "the run reached INGEST_RUN_DEADLINE");
        REASONS.put("message-deadline", "work on it took longer than INGEST_MESSAGE_DEADLINE");
        REASONS.put("message-hangs", "work on it does not end");
        REASONS.put("killed-the-process", "every process that read it died; it may need memory");
        REASONS.put("gmail-", "Gmail did not give the mail");
        REASONS.put("batch-answered", "its answers are there");
        REASONS.put("batch-lost", "the batch with its questions is gone");
        REASONS.put("openai-", "OpenAI did not answer");
        for (String scarce :
                List.of("Throttling", "ProvisionedThroughputExceeded", "RequestLimitExceeded")) {
            REASONS.put(
                    "dynamodb-" + scarce, "the table has too little capacity: make it on-demand");
        }
        REASONS.put("dynamodb-", "DynamoDB did not store it");
        REASONS.put("unexpected-", "the program has a fault");
    }

    String of(OpenMessage message) {
        if (message.isInWork()) {
            return holder(message);
        }
        String next =
                switch (message.word()) {
                    case "quarantined" -> "only replay tries it again";
                    case "failed" -> "the next run tries it again";
                    case "submitted" -> "its questions wait in a batch, for up to a day";
                    default -> "the next run works on it";
                };
        String reason = message.reason();
        return REASONS.entrySet().stream()
                        .filter(known -> reason.startsWith(known.getKey()))
                        .findFirst()
                        .map(known -> reason + ": " + known.getValue() + "; ")
                        .orElse(reason.isEmpty() ? "" : reason + "; ")
                + next;
    }

    private String holder(OpenMessage message) {
        String started =
                runs.stream()
                        .filter(run -> run.owner().equals(message.owner()))
                        .findFirst()
                        .map(run -> " of " + times.second(run.start()))
                        .orElse("");
        return "claimed by the run%s (%s) until %s%s"
                .formatted(
                        started,
                        message.owner(),
                        times.second(message.until()),
                        message.until().isBefore(now)
                                ? ", which is over: the next run takes it"
                                : ", longer if that run lives");
    }
}
