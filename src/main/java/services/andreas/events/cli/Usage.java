package services.andreas.events.cli;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;
import services.andreas.events.failure.Failures;
import services.andreas.events.run.RunReport;
import services.andreas.events.settings.SettingsException;

/** How a command line is read, and what is said of a wrong one and of a command that fails. */
final class Usage {
    private Usage() {}

    static CommandLine of(Program program) {
        CommandLine commandLine =
                new CommandLine(program)
                        .registerConverter(LocalDate.class, Usage::day)
                        .setExecutionExceptionHandler(Usage::report)
                        .setParameterExceptionHandler(Usage::misused);
        addExamples(commandLine);
        return commandLine;
    }

    /** Puts the examples of a command before what the help of every command ends with. */
    private static void addExamples(CommandLine commandLine) {
        String[] footer = commandLine.getCommandSpec().usageMessage().footer();
        for (CommandLine command : commandLine.getSubcommands().values()) {
            String[] examples = command.getCommandSpec().usageMessage().footer();
            if (!Arrays.equals(examples, footer)) {
                command.getCommandSpec()
                        .usageMessage()
                        .footer(
                                Stream.of(examples, footer)
                                        .flatMap(Stream::of)
                                        .toArray(String[]::new));
            }
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is no day such as 2026-12-24");
        }
    }

    private static int misused(CommandLine.ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String commands =
                command.getSubcommands().isEmpty()
                        ? ""
                        : "the commands are "
                                + String.join(", ", command.getSubcommands().keySet())
                                + "; ";
        command.getErr()
                .printf(
                        "%s; %ssee %s --help%n",
                        e.getMessage(), commands, command.getCommandSpec().qualifiedName());
        return Program.USAGE;
    }

    private static int report(Exception e, CommandLine command, CommandLine.ParseResult args) {
        PrintWriter err = command.getErr();
        if (e instanceof SettingsException) {
            err.println(e.getMessage());
            return SettingsException.EXIT_CODE;
        }
        err.println(Failures.of(e).message());
        return RunReport.FAILED;
    }
}
