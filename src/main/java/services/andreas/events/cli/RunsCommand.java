package services.andreas.events.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import services.andreas.events.app.Application;
import services.andreas.events.cli.mailbox.RunsTable;
import services.andreas.events.cli.mailbox.ShownMailboxes;
import services.andreas.events.run.RunRecord;
import services.andreas.events.run.RunRecords;
import services.andreas.events.terminal.Screen;

@Command(
        name = "runs",
        footer = {"", "Example:", "  events-gmail-ingest runs --last 5"},
        description = "Lists the last runs: start, result, counters, tokens and cost.")
public final class RunsCommand implements Callable<Integer> {
    @ParentCommand private Program program;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "10",
            description = "Number of runs, newest first (${DEFAULT-VALUE}).")
    private int last;

    @Option(
            names = "--mailbox",
            paramLabel = "NAME",
            description = "Only this mailbox, by its name or its id.")
    private String mailbox;

    @Option(names = "--json", description = "Print a JSON array with every number of the records.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        try (Application application = program.startWithTables()) {
            ShownMailboxes mailboxes = ShownMailboxes.of(application, mailbox);
            List<RunRecord> runs =
                    application.bean(RunRecords.class).last(last, mailboxes.chosen());
            if (json) {
                System.out.println(array(runs).toPrettyString());
            } else {
                System.out.print(
                        RunsTable.of(
                                runs, mailboxes, Screen.current(), Program.times(application)));
            }
            return 0;
        }
    }

    public static ArrayNode array(List<RunRecord> runs) {
        ArrayNode array = new ObjectMapper().createArrayNode();
        for (RunRecord run : runs) {
            ObjectNode node = array.addObject();
            node.put("mailbox", run.mailbox());
            node.put("start", run.start().toString());
            node.put("seconds", run.duration().toMillis() / 1000.0);
            node.put("outcome", run.outcome());
            node.put("owner", run.owner());
            if (!run.cause().isEmpty()) {
                node.put("cause", run.cause());
            }
            if (!run.reasons().isEmpty()) {
                run.reasons().forEach(node.putObject("reasons")::put);
            }
            if (!run.version().isEmpty()) {
                node.put("version", run.version());
            }
            node.put("cost_usd", run.cost());
            run.counts().forEach(node::put);
        }
        return array;
    }
}
