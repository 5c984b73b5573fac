package services.andreas.events.mentions;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** As many writes as one transaction takes: DynamoDB allows 100 of them, and 4 MB of items. */
final class TransactionPart {
    private static final int MOST_WRITES = 100;

    /** Of three bytes each; the lists that identities are appended to take 2 MB more at most. */
    private static final int MOST_CHARS = 500_000;

    private int writes;
    private int chars;

    /** Takes writes from the front while there is room for them. */
    List<TransactWriteItem> take(Deque<TransactWriteItem> from) {
        List<TransactWriteItem> taken = new ArrayList<>();
        while (!from.isEmpty() && hasRoomFor(from.peek())) {
            TransactWriteItem next = from.poll();
            writes++;
            chars += chars(next);
            taken.add(next);
        }
        return taken;
    }

    /** The check that the message is still ours takes next to no room. */
    private boolean hasRoomFor(TransactWriteItem next) {
        boolean isAlone = writes <= 1;
        return isAlone || writes < MOST_WRITES && chars + chars(next) <= MOST_CHARS;
    }

    private static int chars(TransactWriteItem write) {
        Map<String, AttributeValue> values =
                write.update() == null ? Map.of() : write.update().expressionAttributeValues();
        return values.values().stream().mapToInt(TransactionPart::chars).sum();
    }

    private static int chars(AttributeValue value) {
        if (value.s() != null) {
            return value.s().length();
        }
        return value.l().stream().mapToInt(TransactionPart::chars).sum()
                + value.ss().stream().mapToInt(String::length).sum();
    }
}
