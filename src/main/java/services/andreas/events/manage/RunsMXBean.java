package services.andreas.events.manage;

import java.util.Map;

/** Runs, as a console sees them. */
public interface RunsMXBean {
    /** Whether a run is in hand. */
    boolean isWorking();

    /** Messages that the run in hand, or else the last one, was to work on. */
    long getMessagesToDo();

    /** Messages of it that have an outcome. */
    long getMessagesDone();

    /**
     * How the last run of this process ended: good, incomplete or failed; none before the first.
     */
    String getLastOutcome();

    /** Why it could not be carried out; empty where nothing stopped it. */
    String getLastCause();

    /** Its counters by name. */
    Map<String, Long> getLastCounters();

    /** What this process has used since it started, by name. */
    Map<String, Long> getUsage();

    /**
     * Starts a run as soon as none is in hand.
     *
     * @return when that is, in words
     */
    String trigger();
}
