package services.andreas.events;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "once", description = "Works off the mailbox once, then ends.")
final class OnceCommand implements Callable<Integer> {
    @ParentCommand private EventsGmailIngest program;

    @Override
    public Integer call() throws Exception {
        return program.work(Application::ingest);
    }
}
