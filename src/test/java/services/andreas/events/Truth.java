package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import services.andreas.events.ledger.Status;
import services.andreas.events.run.RunReport;

/** Whether what a run reports agrees with the tables. */
final class Truth {
    private Truth() {}

    static void check(Storm storm, RunReport report) {
        long open =
                storm.mailbox.stream()
                        .map(StormMail::id)
                        .map(storm.stage::state)
                        .filter(state -> !state.containsKey("status") || isOpen(state))
                        .count();
        if (report.exitCode() == 0) {
            assertThat(open).as("open messages after exit code 0").isZero();
        }
        checkSum(report);
    }

    static void checkSum(RunReport report) {
        var counters = report.counters();
        assertThat(counters.get("listed"))
                .as("sum of the outcomes")
                .isEqualTo(
                        counters.get("processed")
                                + counters.get("skipped")
                                + counters.get("failed")
                                + counters.get("deferred")
                                + counters.get("quarantined")
                                + counters.getOrDefault("submitted", 0L));
    }

    private static boolean isOpen(
            java.util.Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue>
                    state) {
        Status status = Status.of(state);
        return status != Status.COMPLETED && status != Status.QUARANTINED;
    }
}
