package services.andreas.events;

import java.util.Locale;

/** What is counted over many storms. */
final class Tally {
    long runs;
    long kills;
    long mails;
    long paid;
    private long lost;
    private long doubled;

    void add(Verdict verdict) {
        mails += verdict.mails();
        paid += verdict.paid();
        lost += verdict.lost();
        doubled += verdict.doubled();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d runs, %d kills, %d mails: %d lost, %d doubled, %.3f calls per mail",
                runs,
                kills,
                mails,
                lost,
                doubled,
                (double) paid / Math.max(1, mails));
    }
}
