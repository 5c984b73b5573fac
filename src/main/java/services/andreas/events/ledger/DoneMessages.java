package services.andreas.events.ledger;

import static services.andreas.events.ledger.Attributes.number;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Reads which messages are done, and what was learned about them. */
public final class DoneMessages {
    private static final int AT_ONCE = 100;

    private final BatchReader reader;
    private final String table;
    private final MessageState state;
    private final Answers answers;

    public DoneMessages(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.reader = new BatchReader(dynamoDb);
        this.table = table;
        this.state = new MessageState(dynamoDb, table);
        this.answers = new Answers(dynamoDb, table, clock);
    }

    /** The first of these that are done, in their order. */
    public List<String> first(int most, List<String> ids) {
        List<String> done = new ArrayList<>();
        for (int from = 0; from < ids.size() && done.size() < most; from += AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
            Set<String> completed = new HashSet<>();
            reader.readWhatComes(table, some.stream().map(LedgerKey::message).toList()).stream()
                    .filter(item -> Status.of(item) == Status.COMPLETED)
                    .forEach(item -> completed.add(LedgerKey.messageId(item)));
            some.stream().filter(completed::contains).limit(most - done.size()).forEach(done::add);
        }
        return done;
    }

    /** The model's replies that led to the present answer of a message, by question. */
    public Map<String, String> replies(String messageId) {
        long answer = number(state.read(messageId), "answer", 0);
        return answer > 0 ? answers.replies(messageId, answer) : Map.of();
    }
}
