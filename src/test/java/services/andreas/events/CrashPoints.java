package services.andreas.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Small mailboxes and processes that die while they work on them: first at every single call in
 * turn, then at calls drawn by lot, several times in a row.
 */
final class CrashPoints {
    private static final int MOST_IN_A_ROW = 4;
    private static final int MAILBOXES = 100;
    private static final int CONCURRENCY = 2;

    /** As many as a run over a whole mailbox makes. */
    private static final int CALLS = 45;

    private final long seed;
    private final List<String> violations = new ArrayList<>();
    private final Tally tally = new Tally();

    CrashPoints(long seed) {
        this.seed = seed;
    }

    /** Ends after so many crashes, or with the first violation. */
    void run(long most) {
        long storm = 0;
        while (tally.kills < most && violations.isEmpty()) {
            storm(new Random(seed + storm), storm++, most);
        }
    }

    /** One mailbox after the other in the same tables; the application outlives its runs. */
    private void storm(Random random, long number, long most) {
        try (Storm storm = new Storm()) {
            storm.stage.environment.put("INGEST_CONCURRENCY", Integer.toString(CONCURRENCY));
            for (int k = 1; k <= MAILBOXES && tally.kills < most; k++) {
                mailbox(storm, random, number == 0 ? k : 0);
            }
            Verdict verdict = storm.verdictOnAll();
            tally.add(verdict);
            verdict.violations().forEach(found -> violations.add("storm " + number + ": " + found));
            verdict.quarantined()
                    .forEach(id -> violations.add("quarantined, though innocent: " + id));
        }
    }

    /**
     * @param k the call at which the first process dies, 0 for any
     */
    private void mailbox(Storm storm, Random random, int k) {
        storm.newMailbox();
        storm.mail(2);
        storm.mail(random.nextInt(4));
        storm.mail(1);
        int inARow = 1 + random.nextInt(MOST_IN_A_ROW);
        boolean dead = true;
        for (int i = 0; i < inARow && dead; i++) {
            int call = k > 0 && i == 0 ? k : 1 + random.nextInt(CALLS);
            storm.crash.at(call, random.nextBoolean() ? Crash.Moment.BEFORE : Crash.Moment.AFTER);
            storm.once();
            dead = storm.crash.isDead();
            tally.runs++;
            tally.kills += dead ? 1 : 0;
            storm.calmDown();
        }
        if (dead) {
            storm.once();
            tally.runs++;
        }
    }

    List<String> violations() {
        return violations;
    }

    long crashes() {
        return tally.kills;
    }

    @Override
    public String toString() {
        return tally.toString();
    }
}
