package services.andreas.events;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "schedule",
        description =
                "Works off the mailbox whenever INGEST_CRON says so, until it is told to end.")
final class ScheduleCommand implements Callable<Integer> {
    @ParentCommand private EventsGmailIngest program;

    @Override
    public Integer call() throws Exception {
        try (Application application = program.start()) {
            application.tellStart();
            application.schedule();
            return 0;
        }
    }
}
