package services.andreas.events.listing;

import static services.andreas.events.ledger.Attributes.s;

import com.google.common.collect.AbstractIterator;
import com.google.common.collect.Iterators;
import com.google.common.collect.PeekingIterator;
import com.google.common.collect.Streams;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import services.andreas.events.ledger.BatchReader;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The dated events of the events table, soonest first, page by page: a query, never a scan. */
public final class StoredEvents {
    private static final List<String> NAMES =
            IntStream.range(0, ItemReader.ATTRIBUTES.size()).mapToObj(i -> "#" + i).toList();

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final ItemReader reader;

    /**
     * @param zone of an item that names none
     */
    public StoredEvents(DynamoDbClient dynamoDb, String eventsTable, String zone) {
        this.dynamoDb = dynamoDb;
        this.table = eventsTable;
        this.reader = new ItemReader(ZoneId.of(zone));
    }

    /** The zone of the calendar. */
    public ZoneId zone() {
        return reader.zone();
    }

    /**
     * Those that start in a period, by start, then id.
     *
     * @param to exclusive
     */
    public Stream<ListedEvent> between(Instant from, Instant to) {
        return between(from, to, query -> {});
    }

    /**
     * Those from then on, for a caller who needs only the first of them.
     *
     * @param page events of one read
     */
    public Stream<ListedEvent> soonest(Instant from, int page) {
        return between(from, ItemReader.LAST, query -> query.limit(page));
    }

    private Stream<ListedEvent> between(
            Instant from, Instant to, Consumer<QueryRequest.Builder> how) {
        Map<String, AttributeValue> values =
                Map.of(
                        ":events", s("events"),
                        ":from", s(from.toString()),
                        ":to", s(to.toString()));
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            names.put(NAMES.get(i), ItemReader.ATTRIBUTES.get(i));
        }
        QueryRequest.Builder query =
                QueryRequest.builder()
                        .tableName(table)
                        .indexName("calendar-index")
                        .keyConditionExpression(
                                "calendar = :events AND start_time BETWEEN :from AND :to")
                        .expressionAttributeValues(values)
                        .projectionExpression(String.join(", ", NAMES))
                        .expressionAttributeNames(names);
        how.accept(query);
        Iterator<ListedEvent> events =
                dynamoDb.queryPaginator(query.build()).items().stream()
                        .map(reader::read)
                        .flatMap(Optional::stream)
                        .filter(event -> event.start().isBefore(to))
                        .iterator();
        return Streams.stream(new SortedWithinStart(events));
    }

    /** Those of these ids that are still events with a start. */
    public Map<String, ListedEvent> of(Collection<String> ids) {
        List<Map<String, AttributeValue>> keys =
                ids.stream().distinct().map(id -> Map.of("id", s(id))).toList();
        return keys.isEmpty()
                ? Map.of()
                : new BatchReader(dynamoDb)
                        .read(Map.of(table, keys)).get(table).stream()
                                .map(reader::read)
                                .flatMap(Optional::stream)
                                .collect(Collectors.toMap(ListedEvent::id, event -> event));
    }

    /** An index has no order among items that start at once. */
    private static final class SortedWithinStart extends AbstractIterator<ListedEvent> {
        private final PeekingIterator<ListedEvent> events;
        private final Queue<ListedEvent> sameStart =
                new PriorityQueue<>(Comparator.comparing(ListedEvent::id));

        private SortedWithinStart(Iterator<ListedEvent> events) {
            this.events = Iterators.peekingIterator(events);
        }

        @Override
        protected ListedEvent computeNext() {
            if (sameStart.isEmpty() && events.hasNext()) {
                Instant start = events.peek().start();
                while (events.hasNext() && events.peek().start().equals(start)) {
                    sameStart.add(events.next());
                }
            }
            return sameStart.isEmpty() ? endOfData() : sameStart.remove();
        }
    }
}
