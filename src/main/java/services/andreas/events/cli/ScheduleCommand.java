package services.andreas.events.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import services.andreas.events.app.Application;
import services.andreas.events.app.MailboxRuns;
import services.andreas.events.settings.Mailboxes;
import services.andreas.events.settings.Settings;

@Command(
        name = "schedule",
        footer = {"", "Example:", "  events-gmail-ingest schedule"},
        description = "Processes the mailbox whenever INGEST_CRON is due, until SIGTERM.")
public final class ScheduleCommand implements Callable<Integer> {
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
        Settings settings = Settings.of(mailboxes.one());
        try (Application application = program.startObserved(settings)) {
            application.tellStart();
            application.checkQuery();
            application.schedule();
            return 0;
        }
    }

    private int all(Mailboxes mailboxes) throws Exception {
        Settings host = Settings.ofHost(mailboxes.others());
        try (Application application = program.startObserved(host);
                MailboxRuns runs = new MailboxRuns(mailboxes, program.shutdown)) {
            application.tellStart();
            application.schedule(runs);
            return 0;
        }
    }
}
