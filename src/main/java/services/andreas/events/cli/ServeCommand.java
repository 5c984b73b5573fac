package services.andreas.events.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import services.andreas.events.app.Application;
import services.andreas.events.manage.CalendarPages;
import services.andreas.events.publish.Subscribers;

@Command(
        name = "serve",
        footer = {
            "",
            "Example:",
            "  events-gmail-ingest serve",
            "  events-gmail-ingest serve --subscriber grandmother"
        },
        description =
                "Serves the calendar and its pages on MANAGEMENT_HOST and MANAGEMENT_PORT, until"
                        + " SIGTERM.")
public final class ServeCommand implements Callable<Integer> {
    @ParentCommand private Program program;

    @Option(
            names = "--subscriber",
            paramLabel = "NAME",
            description =
                    "Print a new address for a subscriber, and its line of rules/subscribers.yaml;"
                            + " serve nothing.")
    private String subscriber;

    @Override
    public Integer call() throws Exception {
        if (subscriber != null) {
            String secret = Subscribers.newSecret();
            System.out.printf(
                    "Subscribe to %s%s/events.ics, and write into %s below subscribers:%n"
                            + "  - {name: \"%s\", hash: %s}%n",
                    CalendarPages.SUBSCRIBERS,
                    secret,
                    Subscribers.FILE,
                    subscriber.replaceAll("[^\\p{L}\\p{N} .-]", "-"),
                    Subscribers.hash(secret));
            return 0;
        }
        try (Application application = program.startWithTables()) {
            application.serve();
            return 0;
        }
    }
}
