package services.andreas.events.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What Linux tells of a process.
 *
 * @param rss MB in memory
 * @param peak the most MB that it ever had in memory
 * @param cpu milliseconds of all threads, in user and system mode
 * @param kernel those of them in system mode
 */
record ProcessStatus(double rss, double peak, long cpu, long kernel) {
    private static final int MILLISECONDS_PER_TICK = 10;
    private static final int USER_TICKS = 11;

    static ProcessStatus of(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        List<String> status = Files.readAllLines(process.resolve("status"));
        String stat = Files.readString(process.resolve("stat"));
        // the name, which may hold spaces, stands in parentheses
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long user = Long.parseLong(fields[USER_TICKS]);
        long kernel = Long.parseLong(fields[USER_TICKS + 1]);
        return new ProcessStatus(
                megabytes(status, "VmRSS:"),
                megabytes(status, "VmHWM:"),
                (user + kernel) * MILLISECONDS_PER_TICK,
                kernel * MILLISECONDS_PER_TICK);
    }

    private static double megabytes(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
