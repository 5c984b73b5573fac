package services.andreas.events.manage;

import java.util.Map;

public interface RunsMXBean {
    /** Whether a run is in progress. */
    boolean isWorking();

    /** Messages to process in the current run, or else in the last one. */
    long getMessagesToDo();

    /** Those of them that have a result. */
    long getMessagesDone();

    /** The result of the last run of this process: good, incomplete or failed; none before it. */
    String getLastOutcome();

    /** Why it could not be carried out; empty if it was. */
    String getLastCause();

    /** The counters of the last run, by name. */
    Map<String, Long> getLastCounters();

    /** The usage of this process since its start, by name. */
    Map<String, Long> getUsage();

    /**
     * Starts a run as soon as no other one is in progress.
     *
     * @return which run it is, with its start in UTC and the name by which claims know it
     */
    String trigger();
}
