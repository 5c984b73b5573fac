package services.andreas.events.mentions;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Event;
import services.andreas.events.failure.LeaseLostException;
import services.andreas.events.ledger.TableWrites;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Writes the mentions of a message and their lookup keys, in as few transactions as possible. */
public final class MentionWriter {
    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    private final DynamoDbClient dynamoDb;
    private final MentionWrites toldWrites;
    private final IdentityWrites identityWrites;

    public MentionWriter(DynamoDbClient dynamoDb, String table, Merging merging) {
        this.dynamoDb = dynamoDb;
        TableWrites writes = new TableWrites(table);
        toldWrites = new MentionWrites(writes);
        StoredMentions stored = new StoredMentions(dynamoDb, table, merging);
        identityWrites = new IdentityWrites(writes, merging, stored);
    }

    /**
     * @param withdrawn ids of the events that the message no longer mentions
     * @param heirs for each withdrawn mention, the one that continues its event, or null
     */
    public void write(
            String messageId,
            long fence,
            Map<MentionKey, Mention> mentions,
            Set<String> withdrawn,
            Map<MentionKey, MentionKey> heirs)
            throws JsonProcessingException, LeaseLostException {
        Deque<TransactWriteItem> own = new ArrayDeque<>();
        // the message's own line comes first: what it names can be taken back after a crash
        own.add(toldWrites.line(messageId, fence, mentions.keySet(), withdrawn));
        addContributions(mentions, own);
        own.addAll(toldWrites.inherit(heirs));
        write(messageId, own, mentions, toldWrites.unchanged(messageId, fence));
    }

    /** Adds the mentions that a rule gives later; written again, they change nothing. */
    void writeMore(String messageId, Map<MentionKey, Mention> mentions)
            throws JsonProcessingException, LeaseLostException {
        Deque<TransactWriteItem> own = new ArrayDeque<>();
        own.add(toldWrites.moreOf(messageId, mentions.keySet()));
        addContributions(mentions, own);
        write(messageId, own, mentions, toldWrites.known(messageId));
    }

    /**
     * Records how far a series is expanded.
     *
     * @param due key under which it was found
     * @param statement as it is from now on; null when there is none any more
     */
    void writeContinued(Map<String, AttributeValue> due, MentionKey told, @Nullable Event statement)
            throws JsonProcessingException, LeaseLostException {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(toldWrites.delete(due));
        if (statement != null) {
            writes.add(toldWrites.contribution(told, statement));
            toldWrites.due(told, statement).ifPresent(writes::add);
        }
        transact(told.messageId(), writes, List.of(), Map.of());
    }

    private void addContributions(
            Map<MentionKey, Mention> mentions, Deque<TransactWriteItem> writes)
            throws JsonProcessingException {
        for (Map.Entry<MentionKey, Mention> entry : mentions.entrySet()) {
            Event event = entry.getValue().event();
            writes.add(toldWrites.contribution(entry.getKey(), event));
            toldWrites.due(entry.getKey(), event).ifPresent(writes::add);
        }
    }

    /**
     * @param condition checked with every further transaction
     */
    private void write(
            String messageId,
            Deque<TransactWriteItem> own,
            Map<MentionKey, Mention> mentions,
            TransactWriteItem condition)
            throws LeaseLostException {
        Deque<TransactWriteItem> identities = new ArrayDeque<>(identityWrites.of(mentions));
        while (!own.isEmpty() || !identities.isEmpty()) {
            TransactionPart part = new TransactionPart();
            List<TransactWriteItem> first = part.take(own);
            // an identity never refers to a mention that is not there
            List<TransactWriteItem> lists = own.isEmpty() ? part.take(identities) : List.of();
            transact(messageId, first, lists, mentions);
            if (!own.isEmpty() || !identities.isEmpty()) {
                own.addFirst(condition);
            }
        }
    }

    /**
     * @param identities what the mentions are found by: where that is written already, or shared by
     *     too many to mean anything, it stays as it is
     */
    private void transact(
            String messageId,
            List<TransactWriteItem> writes,
            List<TransactWriteItem> identities,
            Map<MentionKey, Mention> mentions)
            throws LeaseLostException {
        List<TransactWriteItem> all = new ArrayList<>(writes);
        all.addAll(identities);
        try {
            dynamoDb.transactWriteItems(transaction -> transaction.transactItems(all));
        } catch (TransactionCanceledException e) {
            List<CancellationReason> reasons = e.cancellationReasons();
            if (reasons.stream().noneMatch(reason -> CONDITION_FAILED.equals(reason.code()))) {
                throw e;
            }
            List<TransactWriteItem> left = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                boolean failed = CONDITION_FAILED.equals(reasons.get(i).code());
                if (failed && i < writes.size()) {
                    throw new LeaseLostException(messageId);
                } else if (failed) {
                    identityWrites
                            .again(all.get(i).update(), reasons.get(i).item(), mentions)
                            .ifPresent(left::add);
                } else if (i >= writes.size()) {
                    left.add(all.get(i));
                }
            }
            transact(messageId, writes, left, mentions);
        }
    }
}
