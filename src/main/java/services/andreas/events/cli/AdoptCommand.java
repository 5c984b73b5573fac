package services.andreas.events.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import services.andreas.events.app.Application;
import services.andreas.events.items.adoption.Adoption;
import services.andreas.events.ledger.Tables;
import services.andreas.events.terminal.Count;

@Command(
        name = "adopt",
        footer = {"", "Example:", "  events-gmail-ingest adopt --dry-run"},
        description =
                "Imports the original's table: records its events as known and its mails as done.")
public final class AdoptCommand implements Callable<Integer> {
    private static final int STEP = 500;

    @ParentCommand private Program program;

    @Option(
            names = "--mailbox",
            paramLabel = "NAME",
            description = "The mailbox that the original read, where there are several.")
    private String mailbox;

    @Option(names = "--dry-run", description = "Show what would be done, and write nothing.")
    private boolean dry;

    @Override
    public Integer call() throws Exception {
        try (Application application = program.start(program.mailboxes(mailbox))) {
            application.bean(Tables.class).prepare();
            Adoption.Result result =
                    application.bean(Adoption.class).adopt(application.mailbox(), dry, this::tell);
            System.out.printf(
                    "%s under their ids: %s; as done: %s%n",
                    dry ? "Would record" : "Recorded",
                    Count.of(result.adopted(), "event"),
                    Count.of(result.messages(), "mail"));
            System.out.printf(
                    "Skipped because known: %s; recorded without a mail: %s%n",
                    Count.of(result.known(), "event"), Count.of(result.withoutMessage(), "event"));
            return 0;
        }
    }

    private void tell(int done, int all) {
        if (!dry && (done % STEP == 0 || done == all && all > STEP)) {
            System.err.printf("%d of %d mails%n", done, all);
        }
    }
}
