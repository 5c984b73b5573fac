package services.andreas.events.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import services.andreas.events.Family;

/** One, two and four workers over many mailboxes: how much more they do, and how fairly. */
final class ManyWorkers {
    private static final int[] WORKERS = {1, 2, 4};

    /** Of the model; with a longer one, waiting takes more than the work of two cores. */
    private static final Duration LATENCY = Duration.ofSeconds(setting("LATENCY_SECONDS", 1));

    /** Mails that a worker takes at once of a mailbox. */
    private static final int SHARE = 50;

    private static final int MAILBOXES = setting("MAILBOXES", 200);
    private static final int MAILS = setting("MAILS", 50);

    /** So many mailboxes at once are more than the processors of one worker can do. */
    private static final int SHARES = 8;

    private ManyWorkers() {}

    /** A smaller size than the documented one, for a machine on which others work. */
    private static int setting(String name, int otherwise) {
        return Integer.parseInt(
                System.getenv().getOrDefault("BENCH_" + name, Integer.toString(otherwise)));
    }

    static void measure(Jdk jdk) throws IOException, InterruptedException {
        Program program = new Program(jdk, Options.SMALL);
        Table.say(
                "%n%d mailboxes of %d mails over a queue on JDK %s, %d at once in each worker; the model takes %d s for an answer%n",
                MAILBOXES, MAILS, jdk.version(), SHARES, LATENCY.toSeconds());
        Table.head(
                "workers",
                "seconds",
                "mails/s",
                "times one",
                "calls / mails",
                "lost",
                "open runs",
                "CPU of workers, cores",
                "CPU a mail, ms",
                "longest wait / fair share",
                "dispatch, s",
                "load");
        double one = 0;
        for (int workers : WORKERS) {
            Row row = run(program, workers);
            one = one == 0 ? row.rate() : one;
            row.print(workers, one);
        }
    }

    /**
     * @param cpu milliseconds of all workers
     * @param longestWait the longest that a mailbox waited for its first or next mail, in turns of
     *     all
     */
    private record Row(
            double seconds,
            long calls,
            long lost,
            long open,
            long cpu,
            double longestWait,
            double dispatch) {
        double rate() {
            return MAILBOXES * MAILS / seconds;
        }

        void print(int workers, double one) throws IOException {
            Table.row(
                    Integer.toString(workers),
                    Table.number("%.0f", seconds),
                    Table.number("%.1f", rate()),
                    Table.number("%.2f", rate() / one),
                    calls + " / " + MAILBOXES * MAILS,
                    Long.toString(lost),
                    Long.toString(open),
                    Table.number("%.2f", cpu / 1000.0 / seconds),
                    Table.number("%.1f", cpu / (double) (MAILBOXES * MAILS)),
                    Table.number("%.2f", longestWait),
                    Table.number("%.0f", dispatch),
                    World.load());
        }
    }

    private static Row run(Program program, int workers) throws IOException, InterruptedException {
        try (Family family = new Family(Files.createTempDirectory("family"), MAILBOXES)) {
            family.mails(MAILS);
            family.stage.openAi.latency(LATENCY);
            Map<String, ConcurrentLinkedQueue<Long>> asked = new ConcurrentHashMap<>();
            family.stage.openAi.answers(
                    request -> {
                        asked.computeIfAbsent(
                                        Family.person(request.lastUserMessage()),
                                        name -> new ConcurrentLinkedQueue<>())
                                .add(System.nanoTime());
                        return family.generations.apply(request);
                    });
            Map<String, String> environment = new HashMap<>(family.stage.environment);
            environment.put("WORK_SHARES", Integer.toString(SHARES));
            long begin = System.nanoTime();
            int code = program.startLogged(environment, "dispatch").waitFor();
            if (code != 0) {
                throw new IllegalStateException("dispatch ended with " + code);
            }
            double dispatch = (System.nanoTime() - begin) / 1e9;
            long start = System.nanoTime();
            List<Process> all = new ArrayList<>();
            try {
                for (int worker = 0; worker < workers; worker++) {
                    all.add(program.startLogged(environment, "work"));
                }
                while (family.queue.size() > 0) {
                    Thread.sleep(200);
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                long cpu = 0;
                for (Process worker : all) {
                    cpu += ProcessStatus.of(worker.pid()).cpu();
                }
                return new Row(
                        seconds,
                        family.generations.answered(),
                        family.lost(),
                        family.openRuns(),
                        cpu,
                        longestWait(asked, start, seconds),
                        dispatch);
            } finally {
                for (Process worker : all) {
                    worker.destroy();
                    worker.waitFor();
                }
            }
        }
    }

    /**
     * Of a mailbox for its first or next mail, in turns: the time that all take for a share each.
     */
    private static double longestWait(
            Map<String, ConcurrentLinkedQueue<Long>> asked, long start, double seconds) {
        double turn = seconds / Math.ceil(MAILS / (double) SHARE);
        double longest = 0;
        for (ConcurrentLinkedQueue<Long> times : asked.values()) {
            long before = start;
            for (long time : times.stream().sorted().toList()) {
                longest = Math.max(longest, (time - before) / 1e9 / turn);
                before = time;
            }
        }
        return longest;
    }
}
