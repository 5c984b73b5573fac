package services.andreas.events.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import services.andreas.events.app.Application;
import services.andreas.events.cli.mailbox.NamedMessages;
import services.andreas.events.ledger.OpenMessage;
import services.andreas.events.ledger.OpenMessages;
import services.andreas.events.ledger.Status;
import services.andreas.events.mail.MessageKey;

@Command(
        name = "replay",
        footer = {
            "",
            "Example:",
            "  events-gmail-ingest replay 1a21edbc8d000001",
            "  events-gmail-ingest replay --quarantined"
        },
        description =
                "Processes messages again that are done or quarantined; each may cost an OpenAI call.")
public final class ReplayCommand implements Callable<Integer> {
    @ParentCommand private Program program;

    @Option(
            names = "--mailbox",
            paramLabel = "NAME",
            description = "The mailbox of the messages, where there are several.")
    private String mailbox;

    @ArgGroup(multiplicity = "1")
    private Which which;

    private static final class Which {
        @Parameters(
                arity = "1..*",
                paramLabel = "ID",
                description = "Gmail ids of messages of this mailbox, or their names in the log.")
        private List<String> ids;

        @Option(names = "--quarantined", description = "All quarantined messages of this mailbox.")
        private boolean quarantined;
    }

    @Override
    public Integer call() throws Exception {
        AtomicReference<NamedMessages> named = new AtomicReference<>();
        int code =
                program.work(
                        program.mailboxes(mailbox),
                        application -> {
                            String own = application.mailbox();
                            named.set(NamedMessages.of(application, own, ids()));
                            return application.replay(
                                    which.quarantined
                                            ? quarantined(application, own)
                                            : named.get().own());
                        });
        named.get().tellOthers();
        named.get().tellUnknown();
        return named.get().exitCode(code);
    }

    private List<String> ids() {
        return which.quarantined ? List.of() : which.ids;
    }

    private static List<String> quarantined(Application application, String mailbox) {
        return application.bean(OpenMessages.class).of(Status.QUARANTINED).stream()
                .map(OpenMessage::id)
                .filter(id -> MessageKey.of(id).mailbox().equals(mailbox))
                .toList();
    }
}
