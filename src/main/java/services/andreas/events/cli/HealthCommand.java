package services.andreas.events.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import services.andreas.events.settings.Listen;
import services.andreas.events.settings.Settings;

@Command(
        name = "health",
        footer = {"", "Example:", "  events-gmail-ingest health --live"},
        description =
                "Checks the health of a process that runs schedule; exit code 0 means healthy.")
public final class HealthCommand implements Callable<Integer> {
    private static final int TIMEOUT = 5000;
    private static final int UNWELL = 1;

    @ParentCommand private Program program;

    @Option(names = "--live", description = "Check whether it is alive, instead of ready.")
    private boolean live;

    @Override
    public Integer call() throws IOException {
        Listen management = Settings.listen(program.environment);
        InetAddress host = InetAddress.getByName(management.host());
        String reached = host.isAnyLocalAddress() ? "127.0.0.1" : management.host();
        URI page =
                URI.create(
                        String.format(
                                "http://%s:%d/health/%s",
                                reached.contains(":") ? "[" + reached + "]" : reached,
                                management.port(),
                                live ? "live" : "ready"));
        HttpURLConnection asked = (HttpURLConnection) page.toURL().openConnection();
        asked.setConnectTimeout(TIMEOUT);
        asked.setReadTimeout(TIMEOUT);
        int status;
        try {
            status = asked.getResponseCode();
        } catch (IOException e) {
            System.err.println(page + " does not answer");
            return UNWELL;
        }
        try (InputStream told = status < 400 ? asked.getInputStream() : asked.getErrorStream()) {
            System.out.print(new String(told.readAllBytes(), StandardCharsets.UTF_8));
        }
        return status == 200 ? 0 : UNWELL;
    }
}
