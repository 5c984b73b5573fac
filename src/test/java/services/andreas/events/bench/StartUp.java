package services.andreas.events.bench;

import java.util.List;
import java.util.Map;

/** How long a start takes, and a run that finds nothing. */
final class StartUp {
    private StartUp() {}

    static void measure(List<Jdk> jdks) throws Exception {
        Table.say(
                "%nStart and an empty `once`: median (min … max) of %d runs after one that",
                Repeats.COUNTED);
        Table.say("does not count; MB are RSS when the routes have started%n");
        Table.head("JDK and options", "routes started, ms", "exec to exit, ms", "MB", "load");
        for (Jdk jdk : jdks) {
            for (Map.Entry<String, Program> program : Options.compared(jdk).entrySet()) {
                try (World world = new World(0)) {
                    world.mailbox(0, 0);
                    List<Run> runs =
                            Repeats.of(
                                    () ->
                                            program.getValue()
                                                    .once(world.environment(10))
                                                    .mustHaveProcessed(0));
                    Table.row(
                            program.getKey(),
                            Spread.of(runs, Run::started).format("%.0f"),
                            Spread.of(runs, Run::ended).format("%.0f"),
                            Spread.of(runs, run -> run.atStart().rss()).format("%.0f"),
                            World.load());
                }
            }
        }
        for (Jdk jdk : jdks) {
            if (jdk.hasAotCache()) {
                Table.say(
                        "%nThe image's jar, libraries and class cache, compressed: %.0f MB",
                        Image.payload());
            }
        }
    }
}
