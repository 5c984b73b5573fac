package services.andreas.events;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program as users run it: a process with its settings around it. */
record DemoProgram(Map<String, String> environment) {
    static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    static void say(String format, Object... values) {
        OUT.println(String.format(format, values));
    }

    /** Runs a command to its end, and shows what it prints. */
    int run(String... command) throws IOException, InterruptedException {
        return process(command).inheritIO().start().waitFor();
    }

    /** Starts a command; each line of what it prints begins with a name. */
    Process start(String name, String... command) throws IOException {
        Process process = process(command).redirectErrorStream(true).start();
        Thread lines =
                new Thread(
                        () -> {
                            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                                out.lines().forEach(line -> say("%s  %s", name, line));
                            } catch (IOException e) {
                                say("%s  cannot be read", name);
                            }
                        });
        lines.setDaemon(true);
        lines.start();
        return process;
    }

    private ProcessBuilder process(String... command) {
        List<String> java =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                EventsGmailIngest.class.getName()));
        java.addAll(List.of(command));
        ProcessBuilder process = new ProcessBuilder(java);
        process.environment().putAll(environment);
        return process;
    }
}
