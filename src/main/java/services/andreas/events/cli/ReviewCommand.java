package services.andreas.events.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import services.andreas.events.app.Application;
import services.andreas.events.cli.explain.ExplanationText;
import services.andreas.events.items.Explanations;
import services.andreas.events.terminal.Count;
import services.andreas.events.terminal.LocalTimes;

@Command(
        name = "review",
        footer = {"", "Example:", "  events-gmail-ingest review"},
        description = "Lists upcoming events that need review, and why.")
public final class ReviewCommand implements Callable<Integer> {
    @ParentCommand private Program program;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        try (Application application = program.startWithTables()) {
            return list(application, json);
        }
    }

    static int list(Application application, boolean json) {
        LocalTimes times = Program.times(application);
        Instant now = application.bean(Clock.class).instant();
        Iterator<ObjectNode> events = application.bean(Explanations.class).toReview(now).iterator();
        int count = 0;
        for (; events.hasNext(); count++) {
            ObjectNode event = events.next();
            if (json) {
                System.out.println(event);
            } else {
                System.out.print(ExplanationText.review(event, times));
            }
        }
        if (!json) {
            System.out.printf(
                    "To review: %s; %s%n", Count.of(count, "upcoming event"), times.named());
        }
        return 0;
    }
}
