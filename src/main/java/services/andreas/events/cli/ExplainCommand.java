package services.andreas.events.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import services.andreas.events.app.Application;
import services.andreas.events.cli.explain.ExplanationText;
import services.andreas.events.items.Explanations;
import services.andreas.events.terminal.LocalTimes;

@Command(
        name = "explain",
        footer = {
            "",
            "Example:",
            "  events-gmail-ingest explain EVENT_ID",
            "  events-gmail-ingest explain --review"
        },
        description =
                "Shows why an event is as it is: messages, the source of each field, claims, history.")
public final class ExplainCommand implements Callable<Integer> {
    @ParentCommand private Program program;

    @ArgGroup(multiplicity = "1")
    private Which which;

    private static final class Which {
        @Parameters(paramLabel = "EVENT_ID", description = "The id of an item in the events table.")
        private String eventId;

        @Option(names = "--review", description = "List upcoming events that need review, and why.")
        private boolean review;
    }

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        try (Application application = program.startWithTables()) {
            return which.review ? ReviewCommand.list(application, json) : explain(application);
        }
    }

    private int explain(Application application) {
        Optional<ObjectNode> explanation = application.bean(Explanations.class).of(which.eventId);
        if (explanation.isEmpty()) {
            System.err.println("No event has the id " + which.eventId.replaceAll("\\p{C}", "?"));
            return 1;
        }
        print(explanation.get(), Program.times(application));
        return 0;
    }

    private void print(ObjectNode explanation, LocalTimes times) {
        System.out.print(
                json
                        ? explanation.toPrettyString() + System.lineSeparator()
                        : ExplanationText.of(explanation, times));
    }
}
