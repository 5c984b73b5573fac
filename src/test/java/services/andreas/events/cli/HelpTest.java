package services.andreas.events.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commandLine =
            Usage.of(new Program()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    static List<String> commands() {
        return List.copyOf(new CommandLine(new Program()).getSubcommands().keySet());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void ofACommandIsGivenWithoutDoingAnything(String command) {
        assertThat(commandLine.execute(command, "--help")).isZero();

        assertThat(out.toString()).contains("Usage: events-gmail-ingest " + command);
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void ofACommandIsGivenByHelpToo(String command) {
        assertThat(commandLine.execute("help", command)).isZero();

        assertThat(out.toString()).contains("Usage: events-gmail-ingest " + command);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void ofACommandHasAnExampleThatIsUnderstood(String command) {
        if (command.equals("help")) {
            return;
        }
        commandLine.execute(command, "--help");
        List<String> examples =
                out.toString()
                        .lines()
                        .dropWhile(line -> !line.equals("Example:"))
                        .skip(1)
                        .takeWhile(line -> !line.isEmpty())
                        .map(line -> line.replaceFirst(".*events-gmail-ingest ", ""))
                        .toList();

        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            CommandLine parser = Usage.of(new Program());
            assertThat(parser.parseArgs(example.split(" ")).subcommand()).isNotNull();
        }
    }

    @Test
    void saysOfEachCommandWhatItDoesInAWholeSentence() {
        new CommandLine(new Program())
                .getSubcommands().values().stream()
                        .filter(command -> !command.getCommandName().equals("help"))
                        .forEach(
                                command ->
                                        assertThat(
                                                        command.getCommandSpec()
                                                                .usageMessage()
                                                                .description())
                                                .singleElement()
                                                .asString()
                                                .endsWith("."));
    }

    @Test
    void namesWhatADayLooksLike() {
        assertThat(commandLine.execute("events", "--from", "2026-13-01")).isEqualTo(Program.USAGE);

        assertThat(err.toString())
                .contains("--from", "'2026-13-01' is no day such as 2026-12-24")
                .doesNotContain("java");
    }

    @Test
    void isPointedToWhereTheUsageIsWrong() {
        for (String[] wrong : List.of(new String[] {"onec"}, new String[] {"once", "--fast"})) {
            assertThat(commandLine.execute(wrong)).isEqualTo(Program.USAGE);
        }

        assertThat(Stream.of(err.toString().split("\\R")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).endsWith("--help"));
    }
}
