package services.andreas.events.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import services.andreas.events.app.TrialStart;
import services.andreas.events.edits.EditedFolder;
import services.andreas.events.edits.Finding;
import services.andreas.events.settings.Credentials;
import services.andreas.events.settings.Mailboxes;
import services.andreas.events.settings.PackagedFiles;
import services.andreas.events.settings.SettingsException;
import services.andreas.events.workers.Worker;

@Command(
        name = "validate-routes",
        footer = {"", "Example:", "  events-gmail-ingest validate-routes edited"},
        description =
                "Checks a folder of edited routes, prompts, rules, schemas, words and pages, and"
                        + " lists its problems.")
public final class ValidateRoutesCommand implements Callable<Integer> {
    @ParentCommand private Program program;

    @Parameters(paramLabel = "DIR", description = "The folder for ROUTES_DIR.")
    private Path folder;

    @Override
    public Integer call() {
        Mailboxes mailboxes = program.mailboxes(null);
        List<Finding> findings = findings(folder);
        if (findings.isEmpty()) {
            findings = EditedFolder.clashes(folder, mailboxes.all());
        }
        findings.forEach(finding -> System.err.println(finding));
        if (!findings.isEmpty()) {
            return SettingsException.EXIT_CODE;
        }
        System.out.printf("%s has no problems: its routes can be started%n", folder);
        return 0;
    }

    /** The same with file and line, where a folder of routes could not be started. */
    static RuntimeException located(RuntimeException thrown) {
        String folder = System.getenv("ROUTES_DIR");
        if (folder == null || folder.isBlank() || !(thrown instanceof SettingsException)) {
            return thrown;
        }
        return findings(Path.of(folder.strip())).stream()
                .findFirst()
                .<RuntimeException>map(
                        finding -> new SettingsException("ROUTES_DIR", finding.toString(), thrown))
                .orElse(thrown);
    }

    /**
     * What Camel would notice no sooner than at the first mail: a call of a route that is not
     * there.
     *
     * @throws SettingsException for the first of them in ROUTES_DIR, with file and line
     */
    static void checkReferences() {
        String folder = System.getenv("ROUTES_DIR");
        if (folder != null && !folder.isBlank()) {
            Path path = Path.of(folder.strip());
            new EditedFolder(path)
                    .dangling(bound(), new TrialStart(path)::isSetting).stream()
                            .findFirst()
                            .ifPresent(
                                    finding -> {
                                        throw new SettingsException(
                                                "ROUTES_DIR", finding.toString());
                                    });
        }
    }

    /** The beans that no file defines. */
    private static Set<String> bound() {
        Set<String> bound = new HashSet<>(Credentials.BEANS);
        bound.addAll(Worker.BEANS);
        return bound;
    }

    /** What the files say comes first; only where that is well are the routes tried out. */
    public static List<Finding> findings(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of(
                    new Finding(folder.toString(), 0, "is no folder; export-routes writes one"));
        }
        List<Finding> missing =
                PackagedFiles.needed().stream()
                        .filter(name -> !Files.exists(folder.resolve(name)))
                        .map(name -> new Finding(name, 0, "is missing; export-routes writes it"))
                        .toList();
        if (!missing.isEmpty()) {
            return missing;
        }
        TrialStart trial = new TrialStart(folder);
        List<Finding> findings = new EditedFolder(folder).findings(bound(), trial::isSetting);
        return findings.isEmpty() ? trial.findings() : findings;
    }
}
