package services.andreas.events.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import services.andreas.events.app.Application;
import services.andreas.events.publish.Publication;
import services.andreas.events.terminal.Count;

@Command(
        name = "publish",
        footer = {"", "Example:", "  PUBLISH_TO=calendar events-gmail-ingest publish"},
        description =
                "Writes the calendar, its feeds and its pages to PUBLISH_TO, as far as they have"
                        + " changed.")
public final class PublishCommand implements Callable<Integer> {
    @ParentCommand private Program program;

    @Override
    public Integer call() throws Exception {
        try (Application application = program.startWithTables()) {
            Publication.Result result = application.publish();
            System.out.printf(
                    "Published %s; changed %s%n",
                    Count.of(result.events(), "event"), Count.of(result.changes(), "file"));
            return 0;
        }
    }
}
