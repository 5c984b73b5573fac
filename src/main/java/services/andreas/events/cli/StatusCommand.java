package services.andreas.events.cli;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import services.andreas.events.app.Application;
import services.andreas.events.cli.mailbox.ShownMailboxes;
import services.andreas.events.ledger.OpenMessage;
import services.andreas.events.ledger.OpenMessages;
import services.andreas.events.ledger.Status;
import services.andreas.events.mail.MessageKey;
import services.andreas.events.run.RunRecord;
import services.andreas.events.run.RunRecords;
import services.andreas.events.terminal.Column;
import services.andreas.events.terminal.Count;
import services.andreas.events.terminal.LocalTimes;
import services.andreas.events.terminal.Screen;
import services.andreas.events.terminal.Table;
import services.andreas.events.usage.Files;

@Command(
        name = "status",
        footer = {"", "Example:", "  events-gmail-ingest status --links"},
        description =
                "Lists messages that are quarantined, failed, deferred or in progress, and why.")
public final class StatusCommand implements Callable<Integer> {
    private static final List<Status> WORST_FIRST =
            List.of(
                    Status.QUARANTINED,
                    Status.FAILED,
                    Status.ANSWERED,
                    Status.INPROGRESS,
                    Status.SUBMITTED);
    private static final List<Column> COLUMNS =
            List.of(
                    Column.text("message"),
                    Column.text("is"),
                    Column.text("since"),
                    Column.number("attempts", 1),
                    Column.text("why"));

    /** A message in the first account that a browser is signed in to. */
    private static final String GMAIL = "https://mail.google.com/mail/u/0/#all/";

    private static final int LAST_RUNS = 10;

    @ParentCommand private Program program;

    @Option(
            names = "--mailbox",
            paramLabel = "NAME",
            description = "Only this mailbox, by its name or its id.")
    private String mailbox;

    @Option(
            names = "--links",
            description =
                    "Print the address of each mail in Gmail, for the owner of the mailbox; not"
                            + " where others read the output.")
    private boolean links;

    @Override
    public Integer call() throws Exception {
        try (Application application = program.startWithTables()) {
            LocalTimes times = Program.times(application);
            ShownMailboxes mailboxes = ShownMailboxes.of(application, mailbox);
            List<RunRecord> runs =
                    application.bean(RunRecords.class).last(LAST_RUNS, mailboxes.chosen());
            OpenMessages messages = application.bean(OpenMessages.class);
            List<OpenMessage> open =
                    WORST_FIRST.stream()
                            .flatMap(status -> messages.of(status).stream())
                            .filter(message -> mailboxes.has(message.id()))
                            .toList();
            if (!open.isEmpty()) {
                WhyOpen why = new WhyOpen(runs, times, application.bean(Clock.class).instant());
                System.out.print(table(open, why, mailboxes));
            }
            runs.stream()
                    .filter(RunRecord::isUnfinished)
                    .forEach(run -> System.out.println(unfinished(run, times)));
            runs.stream()
                    .limit(1)
                    .map(run -> Files.words(usage -> run.count(usage.attribute())))
                    .filter(files -> !files.isEmpty())
                    .forEach(files -> System.out.println("Files of the last run: " + files));
            System.out.printf(
                    "Not done: %s; %s%n", Count.of(open.size(), "message"), times.named());
            return 0;
        }
    }

    private Table table(List<OpenMessage> open, WhyOpen why, ShownMailboxes mailboxes) {
        Table table = new Table(mailboxes.column(COLUMNS), Screen.current());
        for (OpenMessage message : open) {
            MessageKey key = MessageKey.of(message.id());
            table.add(
                    mailboxes.cell(
                            key.mailbox(),
                            List.of(
                                    key.gmailId(),
                                    message.word(),
                                    why.times().minute(message.since()),
                                    Long.toString(message.attempts()),
                                    why.of(message)
                                            + (links ? "; " + GMAIL + key.gmailId() : ""))));
        }
        return table;
    }

    private static String unfinished(RunRecord run, LocalTimes times) {
        return "The run of %s %s: %s"
                .formatted(
                        times.second(run.start()),
                        run.isDead()
                                ? "ended without a record: its process died"
                                : "is in progress",
                        run.owner());
    }
}
