package services.andreas.events.bench;

import java.util.List;
import services.andreas.events.ledger.EventLedger;
import services.andreas.events.merging.Merging;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What an event costs when few and when many others are known, and most of them on its day. */
final class KnownEvents {
    private static final int MAILS = 200;
    private static final int EVENTS_PER_MESSAGE = 15;

    private KnownEvents() {}

    static void measure(Jdk jdk) throws Exception {
        Program program = new Program(jdk, Options.SMALL);
        Table.say(
                "%nRequests for %d mails with one event each, when so many events are known%n",
                MAILS);
        Table.head("known", "seconds", "DynamoDB");
        try (World world = new World(1)) {
            for (int known : List.of(100, 100_000)) {
                world.mailbox(MAILS, Mails.ORDINARY);
                // the tables are made beforehand
                world.gmail.mailbox().clear();
                program.once(world.counted(1)).mustHaveProcessed(0);
                fill(world, known);
                Mails.put(world.gmail, MAILS, Mails.ORDINARY);
                world.counter.take();
                Run done = program.once(world.counted(1));
                Table.row(
                        String.format("%,d", known),
                        Table.number("%.1f", done.seconds()),
                        world.counter.take());
            }
        }
    }

    /** Events of the same day at the same time, as other mails have told of them. */
    private static void fill(World world, int known) throws Exception {
        String table = world.table();
        Merging merging = Merging.load("classpath:", "America/New_York");
        try (DynamoDbClient dynamoDb = world.dynamoDb.client()) {
            EventLedger ledger = new EventLedger(dynamoDb, table, table + "-ledger", merging);
            for (int from = 0; from < known; from += EVENTS_PER_MESSAGE) {
                StringBuilder answer = new StringBuilder("[");
                for (int i = from; i < Math.min(known, from + EVENTS_PER_MESSAGE); i++) {
                    answer.append(i == from ? "" : ",")
                            .append(
                                    """
                                    {"title":"Known evening %d","start_time":"2026-12-06T00:30:00Z",\
                                    "location":"Known place %d","source_domain":"known.example",\
                                    "mail_date":"2026-11-01T09:00:00Z","all_day":false}"""
                                            .formatted(i, i));
                }
                ledger.tell(answer.append("]").toString(), "known" + from, null);
            }
        }
    }
}
