package services.andreas.events.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import services.andreas.events.run.RunReport;
import services.andreas.events.terminal.Count;
import services.andreas.events.workers.Dispatched;
import services.andreas.events.workers.Dispatcher;
import services.andreas.events.workers.Worker;

/** The two sides of the queue: who lists mailboxes, and who processes their messages. */
final class WorkerCommands {
    private WorkerCommands() {}

    @Command(
            name = "dispatch",
            footer = {"", "Example:", "  QUEUE_URL=... events-gmail-ingest dispatch"},
            description =
                    "Lists what is not done in each mailbox, and sends it to the queue of QUEUE_URL.")
    static final class Dispatch implements Callable<Integer> {

        @ParentCommand private Program program;

        @Override
        public Integer call() throws Exception {
            List<Dispatched> all =
                    new Dispatcher(program.mailboxes(null), program.shutdown).dispatch();
            for (Dispatched one : all) {
                String name = one.mailbox().isEmpty() ? "" : one.mailbox() + ": ";
                if (one.isGood()) {
                    System.out.println(name + "sent " + Count.of(one.messages(), "message"));
                } else {
                    System.err.println(name + one.why());
                }
            }
            return RunReport.exitCode(all.stream().map(Dispatched::exitCode).toList());
        }
    }

    @Command(
            name = "work",
            footer = {"", "Example:", "  QUEUE_URL=... events-gmail-ingest work --idle 60"},
            description = "Processes what dispatch has sent to the queue, until SIGTERM.")
    static final class Work implements Callable<Integer> {
        @ParentCommand private Program program;

        @Option(
                names = "--idle",
                paramLabel = "SECONDS",
                description = "End after so many seconds without work.")
        private Long idle;

        @Override
        public Integer call() throws Exception {
            new Worker(program.mailboxes(null), program.shutdown)
                    .work(idle == null ? null : Duration.ofSeconds(idle));
            return 0;
        }
    }
}
