package services.andreas.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "explain",
        description =
                "Shows why an event is as it is: messages, evidence of each field, claims, history.",
        exitCodeOnInvalidInput = EventsGmailIngest.USAGE)
final class ExplainCommand implements Callable<Integer> {
    @ParentCommand private EventsGmailIngest program;

    @Parameters(paramLabel = "EVENT_ID", description = "The id of an item of the events table.")
    private String eventId;

    @Option(names = "--json", description = "As a JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        try (Application application = program.startWithTables()) {
            Optional<ObjectNode> explanation = application.explain(eventId);
            if (explanation.isEmpty()) {
                System.err.println("No event has the id " + eventId.replaceAll("\\p{C}", "?"));
                return 1;
            }
            System.out.print(
                    json
                            ? explanation.get().toPrettyString() + System.lineSeparator()
                            : ExplanationText.of(explanation.get()));
            return 0;
        }
    }
}
