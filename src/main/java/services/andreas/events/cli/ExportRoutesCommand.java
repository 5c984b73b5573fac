package services.andreas.events.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import services.andreas.events.settings.PackagedFiles;

@Command(
        name = "export-routes",
        footer = {"", "Example:", "  events-gmail-ingest export-routes edited"},
        description =
                "Writes the packaged routes, prompts, rules, schemas, words and pages to a folder,"
                        + " for editing.")
public final class ExportRoutesCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder; created if missing.")
    private Path folder;

    @Option(names = "--force", description = "Overwrite existing files.")
    private boolean force;

    @Override
    public Integer call() {
        List<String> names = PackagedFiles.names();
        List<String> there =
                names.stream().filter(name -> Files.exists(folder.resolve(name))).toList();
        if (!force && !there.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    folder.resolve(there.get(0)) + " exists; --force overwrites it");
        }
        try {
            for (String name : names) {
                PackagedFiles.copy(name, folder);
            }
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), folder + " cannot be written to");
        }
        System.out.printf(
                "Wrote %d files. Edit them, check them with validate-routes %s,%n"
                        + "and use them with ROUTES_DIR=%s%n",
                names.size(), folder, folder);
        return 0;
    }
}
