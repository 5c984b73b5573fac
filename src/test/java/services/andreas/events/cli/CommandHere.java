package services.andreas.events.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import services.andreas.events.Terminal;

/**
 * Runs commands in this process, which takes a tenth of the time. What a command has from its own
 * process (a folder, signals, what is logged, how it ends) needs a {@link Terminal}.
 */
public final class CommandHere {
    private CommandHere() {}

    /**
     * @param environment variables that are settings
     */
    public static Terminal.Ended run(Map<String, String> environment, String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream reported = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(reported, true, StandardCharsets.UTF_8));
        try {
            int code = Usage.of(new Program(environment)).execute(arguments);
            return new Terminal.Ended(
                    code,
                    printed.toString(StandardCharsets.UTF_8),
                    reported.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
