package services.andreas.events.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Simulates many workers over many mailboxes, event by event, without any service: what is the
 * limit, and how long does a mailbox wait? The arguments are mailboxes, mails for each, and seed.
 * docs/scale.md has its table.
 */
final class Scale {
    private static final int SHARE = 50;

    /** Gmail: 6,000 units a minute for a user, 20 for a mail. */
    private static final double MAILBOX_SECONDS = 0.2;

    /** Gmail: 1,200,000 units a minute for a project. */
    private static final double PROJECT_SECONDS = 20 * 60 / 1_200_000.0;

    /** OpenAI: 2,000,000 tokens a minute, some 700 for a mail. */
    private static final double MODEL_SECONDS = 700 * 60 / 2_000_000.0;

    /** To open a mailbox that a worker has not open, on a core that does other work, too. */
    private static final double OPENING = 1;

    /** What a mail takes a worker apart from waiting: two cores' work of one. */
    private static final double WORK = 0.05;

    private record Turn(double at, int worker) {}

    private Scale() {}

    public static void main(String[] arguments) {
        int mailboxes = Integer.parseInt(arguments[0]);
        int mails = Integer.parseInt(arguments[1]);
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        System.out.println(
                "| shares at once | minutes | mails a second | half of the mailboxes done, minutes |");
        System.out.println("|---|---|---|---|");
        for (int workers = 1; workers <= 1024; workers *= 4) {
            System.out.println(row(mailboxes, mails, workers, new Random(seed)));
        }
    }

    private static String row(int mailboxes, int mails, int workers, Random random) {
        double[] ended = run(mailboxes, mails, workers, random);
        double last = Arrays.stream(ended).max().orElseThrow();
        double half =
                Arrays.stream(ended).sorted().skip(ended.length / 2).findFirst().orElseThrow();
        return String.format(
                Locale.ROOT,
                "| %,d | %.1f | %.1f | %.1f |",
                workers,
                last / 60,
                mailboxes * (double) mails / last,
                half / 60);
    }

    /** When the last mail of each mailbox is done, in seconds. */
    private static double[] run(int mailboxes, int mails, int workers, Random random) {
        Deque<Integer> queue = new ArrayDeque<>();
        for (int share = 0; share * SHARE < mails; share++) {
            List<Integer> turn = new ArrayList<>();
            for (int mailbox = 0; mailbox < mailboxes; mailbox++) {
                turn.add(mailbox);
            }
            // a queue keeps the order of turns, and nearly that within one
            Collections.shuffle(turn, random);
            queue.addAll(turn);
        }
        double[] mailboxFree = new double[mailboxes];
        double projectFree = 0;
        double modelFree = 0;
        int[] open = new int[workers];
        Arrays.fill(open, -1);
        PriorityQueue<Turn> turns =
                new PriorityQueue<>(
                        (a, b) -> {
                            int first = Double.compare(a.at, b.at);
                            return first == 0 ? Integer.compare(a.worker, b.worker) : first;
                        });
        for (int worker = 0; worker < workers; worker++) {
            turns.add(new Turn(0, worker));
        }
        double[] ended = new double[mailboxes];
        int[] left = new int[mailboxes];
        Arrays.fill(left, mails);
        while (!queue.isEmpty()) {
            Turn turn = turns.remove();
            int mailbox = queue.remove();
            double now = turn.at + (open[turn.worker] == mailbox ? 0 : OPENING);
            open[turn.worker] = mailbox;
            double done = now;
            int share = Math.min(SHARE, left[mailbox]);
            left[mailbox] -= share;
            for (int mail = 0; mail < share; mail++) {
                mailboxFree[mailbox] = Math.max(now, mailboxFree[mailbox]) + MAILBOX_SECONDS;
                projectFree = Math.max(now, projectFree) + PROJECT_SECONDS;
                double read = Math.max(mailboxFree[mailbox], projectFree);
                modelFree = Math.max(read, modelFree) + MODEL_SECONDS;
                double answered = modelFree + 0.5 + random.nextDouble();
                done = Math.max(done, Math.max(answered, now + WORK * (mail + 1)));
            }
            ended[mailbox] = done;
            turns.add(new Turn(done, turn.worker));
        }
        return ended;
    }
}
