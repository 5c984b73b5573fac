package services.andreas.events.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import services.andreas.events.app.Application;
import services.andreas.events.app.Shutdown;
import services.andreas.events.listing.StoredEvents;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.MessageWatch;
import services.andreas.events.run.RunReport;
import services.andreas.events.settings.Mailboxes;
import services.andreas.events.settings.Settings;
import services.andreas.events.terminal.Count;
import services.andreas.events.terminal.LocalTimes;
import services.andreas.events.terminal.Output;
import services.andreas.events.terminal.Screen;

/** The command line, and what its commands share. */
@Command(
        name = "events-gmail-ingest",
        description = {
            "Finds every event that labelled Gmail messages announce,",
            "and keeps one current record of each in DynamoDB.",
            ""
        },
        footer = {
            "",
            "Settings are environment variables: docs/settings.md lists them.",
            "Exit codes: 0 all done, 1 something is left for the next run,",
            "2 the run could not be carried out, 3 a message hangs, 64 wrong usage, 78 wrong configuration."
        },
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = ProgramVersion.class,
        subcommands = {
            OnceCommand.class,
            ScheduleCommand.class,
            ReplayCommand.class,
            RehearseCommand.class,
            StatusCommand.class,
            RunsCommand.class,
            EventsCommand.class,
            ExplainCommand.class,
            ReviewCommand.class,
            DecisionCommands.Approve.class,
            DecisionCommands.Reject.class,
            DecisionCommands.Edit.class,
            DecisionCommands.Merge.class,
            DecisionCommands.Split.class,
            DecisionCommands.Undo.class,
            PublishCommand.class,
            ServeCommand.class,
            WorkerCommands.Dispatch.class,
            WorkerCommands.Work.class,
            AdoptCommand.class,
            HealthCommand.class,
            GmailTokenCommand.class,
            ExportRoutesCommand.class,
            ValidateRoutesCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Program implements Runnable {
    public static final int USAGE = 64;

    final Shutdown shutdown = new Shutdown();

    final Map<String, String> environment;

    @Spec private CommandSpec spec;

    Program() {
        this(System.getenv());
    }

    /**
     * @param environment variables that are settings
     */
    Program(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs a command and ends the process with its exit code. */
    public static void run(String[] args) {
        // before the first logger is created
        Screen.current().setUp();
        Program program = new Program();
        program.shutdown.watch();
        int code;
        try {
            code = Usage.of(program).execute(args);
        } catch (Throwable e) {
            // a missing class must end the process too, even if other threads run
            System.err.println(e);
            code = RunReport.FAILED;
        }
        if (Output.isLost()) {
            System.err.println("What was printed could not be written: is the disk full?");
            code = code == 0 ? RunReport.INCOMPLETE : code;
        }
        program.shutdown.exit(code);
    }

    /**
     * The mailboxes that are configured.
     *
     * @param name of one of them, or null for all
     */
    Mailboxes mailboxes(@Nullable String name) {
        Mailboxes all = Mailboxes.of(environment);
        return name == null ? all : all.only(name);
    }

    /** Starts the application for the one mailbox of these; the caller closes it. */
    Application start(Mailboxes mailboxes) {
        Application application = new Application(Settings.of(mailboxes.one()));
        ValidateRoutesCommand.checkReferences();
        return start(application);
    }

    /** Starts the application with JMX and metrics, for a long-running process. */
    Application startObserved(Settings settings) {
        Application application = Application.observed(settings);
        ValidateRoutesCommand.checkReferences();
        return start(application);
    }

    /** Starts the application for commands that only read the tables and need no key. */
    Application startWithTables() {
        return start(new Application(Settings.ofTables(environment)));
    }

    /** Starts this application; the caller closes it. */
    Application start(Application application) {
        try {
            application.start();
        } catch (RuntimeException e) {
            application.close();
            throw ValidateRoutesCommand.located(e);
        }
        shutdown.closes(application);
        return application;
    }

    /** In the zone of the setting TIMEZONE. */
    static LocalTimes times(Application application) {
        return new LocalTimes(application.bean(StoredEvents.class).zone());
    }

    /**
     * Runs over the one mailbox of these with progress, and reports on stderr why a run could not
     * be carried out.
     */
    public int work(Mailboxes mailboxes, Work work) throws Exception {
        try (Application application = start(mailboxes)) {
            application.tellStart();
            application.bean(MessageWatch.class).onStandstill(shutdown::standstill);
            Progress progress = Progress.of(application.runs());
            RunReport report;
            try {
                report = work.on(application);
            } finally {
                progress.close();
            }
            if (report.cause() != null) {
                System.err.println(report.cause().message());
            }
            long elsewhere = report.count(MessageResult.ELSEWHERE);
            if (elsewhere > 0) {
                System.err.printf(
                        "In work elsewhere: %s, free at %s unless that run goes on; %s%n",
                        Count.of(elsewhere, "message"),
                        times(application)
                                .second(application.runs().current().messages().elsewhereUntil()),
                        times(application).named());
            }
            return report.exitCode();
        }
    }

    /** The work of a command on the started application. */
    public interface Work {
        RunReport on(Application application) throws Exception;
    }

    /** No argument prints the help. */
    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
