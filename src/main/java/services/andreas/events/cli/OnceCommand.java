package services.andreas.events.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "once",
        footer = {"", "Example:", "  events-gmail-ingest once"},
        description = "Processes the mailbox once, then exits.")
public final class OnceCommand implements Callable<Integer> {
    @ParentCommand private Program program;

    @Override
    public Integer call() throws Exception {
        return program.work(
                application -> {
                    application.checkQuery();
                    return application.ingest();
                });
    }
}
