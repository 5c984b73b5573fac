package services.andreas.events.bench;

import java.util.List;
import services.andreas.events.merge.Merging;
import services.andreas.events.words.TestWords;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What an event costs when few and when many others are known, and most of them on its day. */
final class KnownEvents {
    private static final int MAILS = 200;

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

    /**
     * Events of the same day at the same time, as other mails have told of them, written without
     * the program: as it would, but for the reads.
     */
    private static void fill(World world, int known) throws Exception {
        Merging merging = Merging.load("classpath:", TestWords.PACKAGED, "America/New_York");
        try (DynamoDbClient dynamoDb = world.dynamoDb.client()) {
            Loader loader = new Loader(dynamoDb);
            KnownItems items = new KnownItems(merging, world.table());
            for (int i = 0; i < known; i++) {
                items.event(i).forEach(loader::put);
            }
            items.lists().forEach(loader::put);
            loader.finish();
        }
    }
}
