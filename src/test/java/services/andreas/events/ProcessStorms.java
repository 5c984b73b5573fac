package services.andreas.events;

import com.google.common.collect.Sets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Real processes that are killed, stopped, told to end, and started together. */
final class ProcessStorms {
    private static final int LEASE = 3;
    private static final int LONG_LEASE = 60;
    private static final int MAILS = 40;
    private static final int CONCURRENCY = 4;
    private static final int MOST_CALLS = 250;

    private final Random random;
    private final List<String> violations = new ArrayList<>();

    ProcessStorms(long seed) {
        this.random = new Random(seed);
    }

    List<String> violations() {
        return violations;
    }

    /** One or two at a time, each killed after some call; mailbox after mailbox. */
    String kills(int most) {
        Tally tally = new Tally();
        while (tally.kills < most && violations.isEmpty()) {
            try (Storm storm = storm(LEASE, MAILS)) {
                StormMail poison = storm.poison();
                for (int i = 0; i < 1 + random.nextInt(12); i++) {
                    tally.kills += killed(storm, 1 + random.nextInt(2));
                    tally.runs++;
                }
                tally.runs += quietRuns(storm);
                judge(storm, tally, "after kills", poison);
            }
        }
        return tally.toString();
    }

    private int killed(Storm storm, int processes) {
        int kills = 0;
        List<IngestProcess> running = new ArrayList<>();
        try {
            storm.crash.over();
            for (int i = 0; i < processes; i++) {
                running.add(IngestProcess.start(storm));
            }
            for (IngestProcess process : running) {
                long calls = storm.crash.calls() + 1 + random.nextInt(MOST_CALLS);
                if (process.await(() -> storm.crash.calls() >= calls)) {
                    process.kill();
                    kills++;
                }
            }
            return kills;
        } finally {
            running.forEach(IngestProcess::close);
        }
    }

    /** A process that stands still for longer than its leases, while another does its work. */
    String zombies(int most) {
        Tally tally = new Tally();
        while (tally.kills < most && violations.isEmpty()) {
            try (Storm storm = storm(LEASE, CONCURRENCY + random.nextInt(MAILS))) {
                storm.crash.over();
                try (IngestProcess zombie = IngestProcess.start(storm)) {
                    long calls = 1 + random.nextInt(MOST_CALLS);
                    if (zombie.await(() -> storm.crash.calls() >= calls)) {
                        zombie.pause();
                        tally.kills++;
                        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LEASE + 1);
                        zombie.await(() -> System.nanoTime() > end);
                        try (IngestProcess other = IngestProcess.start(storm)) {
                            other.awaitEnd();
                        }
                        zombie.resume();
                    }
                    zombie.awaitEnd();
                }
                tally.runs += 2 + quietRuns(storm);
                judge(storm, tally, "after a zombie");
            }
        }
        return tally.toString();
    }

    /** Killed by SIGTERM at some call: no lease is left. */
    String terminations(int most) {
        Tally tally = new Tally();
        long slowest = 0;
        while (tally.kills < most && violations.isEmpty()) {
            try (Storm storm = storm(LONG_LEASE, MAILS)) {
                storm.stage.openAi.latency(Duration.ofMillis(random.nextInt(400)));
                for (int i = 0; i < 4; i++) {
                    slowest = Math.max(slowest, terminated(storm, tally));
                    tally.runs++;
                }
                storm.stage.openAi.latency(Duration.ZERO);
                tally.runs += quietRuns(storm);
                judge(storm, tally, "after SIGTERM");
            }
        }
        return tally + ", slowest exit " + slowest + " ms";
    }

    private long terminated(Storm storm, Tally tally) {
        storm.crash.over();
        try (IngestProcess process = IngestProcess.start(storm)) {
            long calls = 1 + random.nextInt(MOST_CALLS);
            if (!process.await(() -> storm.crash.calls() >= calls)) {
                return 0;
            }
            long told = System.nanoTime();
            process.terminate();
            int code = process.awaitEnd();
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - told);
            tally.kills++;
            if (code != 0 && code != 1) {
                violations.add("exit code after SIGTERM: " + code);
            }
            storm.mailbox.stream()
                    .map(mail -> storm.stage.state(mail.id()))
                    .filter(state -> state.containsKey("in_progress_expiration"))
                    .forEach(state -> violations.add("a lease is left after SIGTERM: " + state));
            return took;
        }
    }

    /** Two to four at once over one mailbox: each mail is paid for once, and all end well. */
    String together(int processes, int mails) {
        Tally tally = new Tally();
        try (Storm storm = storm(LONG_LEASE, mails)) {
            storm.stage.environment.put("INGEST_CONCURRENCY", "8");
            List<IngestProcess> running = new ArrayList<>();
            try {
                for (int i = 0; i < processes; i++) {
                    running.add(IngestProcess.start(storm));
                }
                for (IngestProcess process : running) {
                    int code = process.awaitEnd();
                    if (code != 0) {
                        violations.add("exit code of one of " + processes + ": " + code);
                    }
                }
            } finally {
                running.forEach(IngestProcess::close);
            }
            if (storm.paid() != mails) {
                violations.add(processes + " processes paid " + storm.paid() + " times");
            }
            tally.runs += processes;
            judge(storm, tally, "after " + processes + " at once");
        }
        return tally.toString();
    }

    static Storm storm(int lease, int mails) {
        Storm storm = new Storm(RoutesCopy.unchanged("processes").toString());
        storm.stage.environment.put("INGEST_LEASE", Integer.toString(lease));
        storm.stage.environment.put("INGEST_CONCURRENCY", Integer.toString(CONCURRENCY));
        storm.stage.openAi.latency(Duration.ofMillis(5));
        for (int i = 0; i < mails; i++) {
            storm.mail(i % 4);
        }
        return storm;
    }

    /** Until nothing is open any more; leases that are held end meanwhile. */
    private int quietRuns(Storm storm) {
        int runs = 0;
        do {
            try (IngestProcess process = IngestProcess.start(storm)) {
                process.awaitEnd();
            }
            storm.history().observe();
            runs++;
        } while (storm.verdict().open() > 0 && runs < 5);
        return runs;
    }

    /**
     * @param poisons the mails that belong in quarantine
     */
    private void judge(Storm storm, Tally tally, String when, StormMail... poisons) {
        Verdict verdict = storm.verdict();
        tally.add(verdict);
        verdict.violations().forEach(found -> violations.add(when + ": " + found));
        Set<String> guilty =
                Stream.of(poisons).map(StormMail::id).collect(Collectors.toUnmodifiableSet());
        Sets.difference(verdict.quarantined(), guilty)
                .forEach(id -> violations.add(when + ": quarantined, though innocent: " + id));
        Sets.difference(guilty, verdict.quarantined())
                .forEach(id -> violations.add(when + ": not quarantined: " + id));
        long bound = (long) CONCURRENCY * tally.kills;
        if (tally.paid - tally.mails > bound) {
            violations.add(when + ": more paid in vain than was in flight");
        }
    }
}
