package services.andreas.events.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import services.andreas.events.standin.Dynoxide;

/** What a mail costs when few and when many events and messages are known. */
final class Growth {
    static final int MOST = 1_000_000;

    private static final int MAILS = 200;
    private static final String TABLE = "Grown";

    private Growth() {}

    /**
     * @param most events that are known in the last row
     */
    static void measure(Jdk jdk, int most) throws Exception {
        Program program = new Program(jdk, Options.SMALL);
        Table.say(
                "%nA mail of %d with one event each, from a cold start, when so many events of one",
                MAILS);
        Table.say("day and one minute, and their messages, are known%n");
        Table.head("known", "CPU, ms", "requests", "read units", "write units", "load");
        for (int known : List.of(100, 10_000, most)) {
            Path file = Files.createTempFile(Path.of("target", "bench"), "grown", ".db");
            Files.delete(file);
            try {
                fill(program, file, known);
                try (World world = new World(1, Dynoxide.start(file))) {
                    // the first one is known
                    world.mailbox(MAILS + 1, Mails.ORDINARY, TABLE);
                    Run run = program.once(world.counted(2)).mustHaveProcessed(MAILS);
                    Table.row(
                            String.format("%,d", known),
                            Table.number("%.1f", (double) run.cpu() / MAILS),
                            world.counter.take(),
                            Table.number("%.1f", world.counter.takeReadUnits() / MAILS),
                            Table.number("%.1f", world.counter.takeWriteUnits() / MAILS),
                            World.load());
                }
            } finally {
                for (String part : List.of("", "-wal", "-shm")) {
                    Files.deleteIfExists(Path.of(file + part));
                }
            }
        }
    }

    /** One mail as the program stores it, copied within the engine's file. */
    private static void fill(Program program, Path file, int known) throws Exception {
        try (World world = new World(1, Dynoxide.start(file))) {
            world.mailbox(1, Mails.ORDINARY, TABLE);
            program.once(world.environment(1)).mustHaveProcessed(1);
        }
        Path script = Path.of("target", "bench", "grow.sql");
        Files.writeString(script, new GrownRows(TABLE).script(known));
        Process sqlite =
                new ProcessBuilder("sqlite3", "-bail", file.toString(), ".read " + script)
                        .inheritIO()
                        .start();
        if (sqlite.waitFor() != 0) {
            throw new IllegalStateException("sqlite3 cannot run " + script);
        }
    }
}
