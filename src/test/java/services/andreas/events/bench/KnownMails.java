package services.andreas.events.bench;

import java.io.IOException;
import java.util.List;

/** What mails that are done cost when they are listed again. */
final class KnownMails {
    private static final int CONCURRENCY = 10;

    private KnownMails() {}

    static void measure(Jdk jdk) throws IOException, InterruptedException {
        int mails = 1_000;
        Program program = new Program(jdk, Options.SMALL);
        Table.say(
                "%nRequests for %,d mails with one event each, and for the same mails again%n",
                mails);
        Table.head("run", "seconds", "Gmail", "OpenAI", "DynamoDB", "write units a mail");
        try (World world = new World(1)) {
            world.mailbox(mails, Mails.ORDINARY);
            // the tables are made beforehand
            world.gmail.mailbox().clear();
            program.once(world.counted(CONCURRENCY)).mustHaveProcessed(0);
            Mails.put(world.gmail, mails, Mails.ORDINARY);
            for (String run : List.of("new", "known")) {
                world.counter.take();
                world.counter.takeWriteUnits();
                long lists = world.gmail.lists();
                long gets = world.gmail.gets();
                long calls = world.openAi.calls();
                Run done = program.once(world.counted(CONCURRENCY));
                Table.row(
                        run,
                        Table.number("%.1f", done.seconds()),
                        String.format(
                                "%d lists, %d gets",
                                world.gmail.lists() - lists, world.gmail.gets() - gets),
                        Long.toString(world.openAi.calls() - calls),
                        world.counter.take(),
                        Table.number("%.1f", world.counter.takeWriteUnits() / mails));
            }
        }
    }
}
