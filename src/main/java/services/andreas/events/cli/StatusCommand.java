package services.andreas.events.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import services.andreas.events.app.Application;
import services.andreas.events.ledger.OpenMessage;
import services.andreas.events.ledger.OpenMessages;
import services.andreas.events.ledger.Status;
import services.andreas.events.run.RunRecord;
import services.andreas.events.run.RunRecords;

@Command(
        name = "status",
        description =
                "Lists messages that are quarantined, failed, deferred or in progress, and why.")
public final class StatusCommand implements Callable<Integer> {
    private static final List<Status> WORST_FIRST =
            List.of(Status.QUARANTINED, Status.FAILED, Status.ANSWERED, Status.INPROGRESS);

    private static final int LAST_RUNS = 10;

    @ParentCommand private Program program;

    @Override
    public Integer call() throws Exception {
        try (Application application = program.startWithTables()) {
            OpenMessages messages = application.bean(OpenMessages.class);
            List<OpenMessage> open =
                    WORST_FIRST.stream().flatMap(status -> messages.of(status).stream()).toList();
            open.forEach(
                    message ->
                            System.out.printf(
                                    "%-18s %-12s since %s  attempts %d  %s%n",
                                    message.id(),
                                    message.word(),
                                    message.since(),
                                    message.attempts(),
                                    message.reason() + holder(message)));
            application.bean(RunRecords.class).last(LAST_RUNS).stream()
                    .filter(RunRecord::isUnfinished)
                    .forEach(
                            run ->
                                    System.out.printf(
                                            "The run of %s %s: %s%n",
                                            run.start(),
                                            run.isDead()
                                                    ? "ended without a record: its process died"
                                                    : "is in progress",
                                            run.owner()));
            System.out.printf("%d messages are not done%n", open.size());
            return 0;
        }
    }

    private static String holder(OpenMessage message) {
        return message.isInWork()
                ? " claimed by run " + message.owner() + " until " + message.until()
                : "";
    }
}
