package services.andreas.events.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import services.andreas.events.ledger.OpenMessage;
import services.andreas.events.ledger.OpenMessages;
import services.andreas.events.ledger.Status;

@Command(
        name = "replay",
        footer = {
            "",
            "Example:",
            "  events-gmail-ingest replay 1a21edbc8d000001",
            "  events-gmail-ingest replay --quarantined"
        },
        description =
                "Processes messages again that are done or quarantined; each may cost an OpenAI call.",
        exitCodeOnInvalidInput = Program.USAGE)
public final class ReplayCommand implements Callable<Integer> {
    /** The exit code of a run that leaves something undone. */
    private static final int UNKNOWN = 1;

    @ParentCommand private Program program;

    @ArgGroup(multiplicity = "1")
    private Which which;

    private static final class Which {
        @Parameters(arity = "1..*", paramLabel = "ID", description = "Gmail ids of the messages.")
        private List<String> ids;

        @Option(names = "--quarantined", description = "All quarantined messages.")
        private boolean quarantined;
    }

    @Override
    public Integer call() throws Exception {
        List<String> unknown = new ArrayList<>();
        int code =
                program.work(
                        application -> {
                            OpenMessages messages = application.bean(OpenMessages.class);
                            List<String> ids =
                                    which.quarantined
                                            ? messages.of(Status.QUARANTINED).stream()
                                                    .map(OpenMessage::id)
                                                    .toList()
                                            : which.ids;
                            ids.stream().filter(id -> !messages.isKnown(id)).forEach(unknown::add);
                            return application.replay(
                                    ids.stream().filter(id -> !unknown.contains(id)).toList());
                        });
        if (unknown.isEmpty()) {
            return code;
        }
        System.err.println("The ledger knows no message " + String.join(", ", unknown));
        return Math.max(code, UNKNOWN);
    }
}
