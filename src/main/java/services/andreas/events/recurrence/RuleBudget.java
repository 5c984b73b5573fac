package services.andreas.events.recurrence;

/**
 * What working out the repetitions and time zones of one mail may cost. It is counted, not timed,
 * so that a mail is read in the same way on every machine.
 */
public final class RuleBudget {
    /** A daily event of 250 years takes as many; an honest mail takes some hundred. */
    private static final int OF_A_MAIL = 100_000;

    private int left;
    private boolean exceeded;

    public RuleBudget() {
        this(OF_A_MAIL);
    }

    RuleBudget(int steps) {
        left = steps;
    }

    /**
     * @param cost in steps from one occurrence to the next
     * @return whether there is enough left
     */
    public boolean spend(int cost) {
        boolean isEnough = cost <= left;
        left -= isEnough ? cost : 0;
        exceeded |= !isEnough;
        return isEnough;
    }

    /** Whether something was left out because of its cost. */
    public boolean isExceeded() {
        return exceeded;
    }
}
