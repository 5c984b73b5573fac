package services.andreas.events.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import services.andreas.events.app.Application;

@Command(
        name = "schedule",
        footer = {"", "Example:", "  events-gmail-ingest schedule"},
        description = "Processes the mailbox whenever INGEST_CRON is due, until SIGTERM.")
public final class ScheduleCommand implements Callable<Integer> {
    @ParentCommand private Program program;

    @Override
    public Integer call() throws Exception {
        try (Application application = program.startObserved()) {
            application.tellStart();
            application.checkQuery();
            application.schedule();
            return 0;
        }
    }
}
