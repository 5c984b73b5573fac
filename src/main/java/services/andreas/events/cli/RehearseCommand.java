package services.andreas.events.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import services.andreas.events.app.Application;
import services.andreas.events.cli.mailbox.NamedMessages;
import services.andreas.events.edits.Finding;
import services.andreas.events.listing.StoredEvents;
import services.andreas.events.rehearsal.Rehearsal;
import services.andreas.events.rehearsal.RehearsalSetup;
import services.andreas.events.rehearsal.RehearsalText;
import services.andreas.events.rehearsal.Rehearsed;
import services.andreas.events.run.MessageWatch;
import services.andreas.events.settings.Settings;
import services.andreas.events.settings.SettingsException;

@Command(
        name = "rehearse",
        footer = {
            "",
            "Example:",
            "  events-gmail-ingest export-routes edited",
            "  events-gmail-ingest rehearse edited --last 50"
        },
        description =
                "Tries a folder of edited routes, prompts, rules, schemas and words on mails that are "
                        + "done, and shows what would change. It writes and sends nothing. What the model replied "
                        + "to the same question is used again for 30 days; other questions cost a call each.")
public final class RehearseCommand implements Callable<Integer> {
    @ParentCommand private Program program;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder for ROUTES_DIR.")
    private Path folder;

    @Option(
            names = "--mailbox",
            paramLabel = "NAME",
            description = "The mailbox of the messages, where there are several.")
    private String mailbox;

    @ArgGroup private Which which = new Which();

    private static final class Which {
        @Option(
                names = "--last",
                paramLabel = "N",
                defaultValue = "20",
                description = "The newest mails that are done; 20 if nothing is given.")
        private int last = 20;

        @Parameters(index = "1..*", paramLabel = "ID", description = "Gmail ids of the messages.")
        private List<String> ids = new ArrayList<>();
    }

    @Override
    public Integer call() throws Exception {
        List<Finding> findings = ValidateRoutesCommand.findings(folder);
        findings.forEach(System.err::println);
        if (!findings.isEmpty()) {
            return SettingsException.EXIT_CODE;
        }
        Map<String, String> environment = new HashMap<>(program.mailboxes(mailbox).one());
        environment.put("ROUTES_DIR", folder.toString());
        Settings settings = Settings.of(environment);
        RehearsalSetup setup = new RehearsalSetup(settings);
        try (Application application = program.start(new Application(settings, setup))) {
            application.bean(MessageWatch.class).onStandstill(program.shutdown::standstill);
            String own = application.mailbox();
            NamedMessages named = NamedMessages.of(application, own, which.ids);
            named.tellOthers();
            Rehearsed rehearsed = rehearse(application, new Rehearsal(setup), own, named);
            if (rehearsed.report().cause() != null) {
                System.err.println(rehearsed.report().cause().message());
            }
            PrintWriter out =
                    new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            new RehearsalText(out, application.bean(StoredEvents.class).zone()).print(rehearsed);
            out.flush();
            return named.exitCode(rehearsed.report().exitCode());
        }
    }

    private Rehearsed rehearse(
            Application application, Rehearsal rehearsal, String own, NamedMessages named)
            throws Exception {
        Progress progress = Progress.of(application.runs());
        try {
            if (which.ids.isEmpty()) {
                return rehearsal.of(rehearsal.last(which.last, own));
            }
            List<String> ids = new ArrayList<>(named.own());
            ids.addAll(named.unknown());
            return rehearsal.of(ids);
        } finally {
            progress.close();
        }
    }
}
