package services.andreas.events.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import services.andreas.events.app.Application;
import services.andreas.events.items.adoption.Adoption;
import services.andreas.events.ledger.Tables;

@Command(
        name = "adopt",
        description =
                "Imports the original's table: records its events as known and its mails as done.",
        exitCodeOnInvalidInput = Program.USAGE)
public final class AdoptCommand implements Callable<Integer> {
    private static final int STEP = 500;

    @ParentCommand private Program program;

    @Option(names = "--dry-run", description = "Show what would be done, and write nothing.")
    private boolean dry;

    @Override
    public Integer call() throws Exception {
        try (Application application = program.startWithTables()) {
            application.bean(Tables.class).prepare();
            Adoption.Result result = application.bean(Adoption.class).adopt(dry, this::tell);
            System.out.printf(
                    "%s %d events under their ids and %d mails as done%n",
                    dry ? "Would record" : "Recorded", result.adopted(), result.messages());
            System.out.printf(
                    "Skipped %d events that were known; %d recorded events name no mail%n",
                    result.known(), result.withoutMessage());
            return 0;
        }
    }

    private void tell(int done, int all) {
        if (!dry && (done % STEP == 0 || done == all && all > STEP)) {
            System.err.printf("%d of %d mails%n", done, all);
        }
    }
}
