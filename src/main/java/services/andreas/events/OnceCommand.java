package services.andreas.events;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "once", description = "Works off the mailbox once, then ends.")
final class OnceCommand implements Callable<Integer> {
    @ParentCommand private EventsGmailIngest program;

    @Override
    public Integer call() throws Exception {
        try (Application application = new Application(Settings.of(System.getenv()))) {
            application.start();
            program.shutdown.closes(application);
            RunReport report = ingest(application);
            if (report.cause() != null) {
                System.err.println(report.cause().message());
            }
            return report.exitCode();
        }
    }

    private static RunReport ingest(Application application) throws Exception {
        Progress progress = Progress.of(application.runs());
        try {
            return application.ingest();
        } finally {
            progress.close();
        }
    }
}
