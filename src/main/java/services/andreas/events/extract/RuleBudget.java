package services.andreas.events.extract;

/**
 * What working out the repetitions and time zones of one mail may cost. It is counted, not timed,
 * so that a mail is read in the same way on every machine.
 */
public final class RuleBudget {
    /** A daily event of 250 years takes as many; an honest mail takes some hundred. */
    private int left = 100_000;

    private boolean exhausted;

    /**
     * @param cost in steps from one occurrence to the next
     * @return whether there is enough left
     */
    public boolean spend(int cost) {
        exhausted |= cost > left;
        left -= exhausted ? 0 : cost;
        return !exhausted;
    }

    boolean isExhausted() {
        return exhausted;
    }
}
