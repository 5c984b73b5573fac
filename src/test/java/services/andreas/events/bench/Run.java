package services.andreas.events.bench;

import java.util.Map;

/**
 * One run of the packaged program.
 *
 * @param started milliseconds from exec to "routes started"
 * @param ended milliseconds from exec to exit
 * @param atStart when the routes had started
 * @param atEnd when the run had ended, and the process had not
 * @param counters the line that reports the run
 */
record Run(
        int exitCode,
        double started,
        double ended,
        ProcessStatus atStart,
        ProcessStatus atEnd,
        Map<String, Double> counters) {

    double seconds() {
        return counters.getOrDefault("seconds", Double.NaN);
    }

    long cpu() {
        return atEnd.cpu() - atStart.cpu();
    }

    Run mustHaveProcessed(int mails) {
        if (exitCode != 0 || counters.getOrDefault("processed", -1.0) != mails) {
            throw new IllegalStateException(
                    "The run went wrong, see target/bench/program.log: exit code "
                            + exitCode
                            + ", "
                            + counters);
        }
        return this;
    }
}
