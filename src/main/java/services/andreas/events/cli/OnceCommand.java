package services.andreas.events.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import services.andreas.events.app.Application;

@Command(name = "once", description = "Processes the mailbox once, then exits.")
public final class OnceCommand implements Callable<Integer> {
    @ParentCommand private Program program;

    @Override
    public Integer call() throws Exception {
        return program.work(Application::ingest);
    }
}
