package services.andreas.events.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import services.andreas.events.app.MailboxRun;
import services.andreas.events.app.MailboxRuns;
import services.andreas.events.cli.mailbox.MailboxesTable;
import services.andreas.events.settings.Mailboxes;
import services.andreas.events.terminal.Screen;

@Command(
        name = "once",
        footer = {"", "Example:", "  events-gmail-ingest once"},
        description = "Processes the mailbox once, then exits.")
public final class OnceCommand implements Callable<Integer> {
    @ParentCommand private Program program;

    @Option(
            names = "--mailbox",
            paramLabel = "NAME",
            description = "Only this one of several mailboxes.")
    private String mailbox;

    @Override
    public Integer call() throws Exception {
        Mailboxes mailboxes = program.mailboxes(mailbox);
        if (!mailboxes.isOne() && mailbox == null) {
            return all(mailboxes);
        }
        return program.work(
                mailboxes,
                application -> {
                    application.checkQuery();
                    return application.ingest();
                });
    }

    private int all(Mailboxes mailboxes) throws InterruptedException {
        ValidateRoutesCommand.checkReferences();
        try (MailboxRuns runs = new MailboxRuns(mailboxes, program.shutdown)) {
            List<MailboxRun> ended = runs.once();
            System.out.print(MailboxesTable.of(ended, Screen.current()));
            ended.stream()
                    .filter(run -> !run.why().isEmpty())
                    .forEach(run -> System.err.println(run.mailbox() + ": " + run.why()));
            return MailboxRun.exitCode(ended);
        }
    }
}
