package services.andreas.events.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.failure.Failure;

class RunReportTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final Failure QUOTA = Failure.ofRun("openai-insufficient_quota", "Pay");

    @ParameterizedTest
    @CsvSource({
        "0, 0", "0 0, 0", "0 1, 1", "1 1, 1", "0 2, 1", "1 2, 1", "2 2, 2", "2 78, 2", "0 3, 3",
    })
    void exitsWithOneCodeForSeveralMailboxes(String each, int code) {
        assertThat(RunReport.exitCode(Stream.of(each.split(" ")).map(Integer::valueOf).toList()))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "'', , 0",
        "PROCESSED, , 0",
        "SKIPPED, , 0",
        "PROCESSED SKIPPED, , 0",
        "FAILED, , 1",
        "DEFERRED, , 1",
        "QUARANTINED, , 1",
        "PROCESSED FAILED, , 1",
        "PROCESSED SKIPPED DEFERRED, , 1",
        "SKIPPED QUARANTINED, , 1",
        "'', RUN_FATAL, 2",
        "'', TRANSIENT, 2",
        "'', MESSAGE_FATAL, 2",
        "SKIPPED, GONE, 2",
        "PROCESSED, RUN_FATAL, 2",
        "FAILED DEFERRED, RUN_FATAL, 2",
        "PROCESSED, DEFERRED, 0",
        "DEFERRED, DEFERRED, 1",
    })
    void exitsAsTheRunEnded(String outcomes, Failure.Kind cause, int code) {
        Map<MessageResult, Long> messages = new EnumMap<>(MessageResult.class);
        for (String outcome : outcomes.split(" ")) {
            if (!outcome.isEmpty()) {
                messages.put(MessageResult.valueOf(outcome), 1L);
            }
        }
        Failure failure = cause == null ? null : new Failure(cause, null, "reason", "");

        assertThat(
                        new RunReport(
                                        START,
                                        Duration.ZERO,
                                        messages,
                                        Map.of(),
                                        0,
                                        0,
                                        Map.of(),
                                        failure)
                                .exitCode())
                .isEqualTo(code);
    }

    @Test
    void listsTheSumOfAllOutcomes() {
        IngestRun run = new IngestRun("owner", START);
        run.listed(List.of("1", "2", "3", "4", "5", "6", "7"));
        run.settled("1", MessageResult.PROCESSED);
        run.settled("2", MessageResult.PROCESSED);
        run.settled("3", MessageResult.SKIPPED);
        run.settled("4", MessageResult.FAILED);
        run.settled("5", MessageResult.DEFERRED);
        run.settled("6", MessageResult.QUARANTINED);

        Map<String, Long> counters = run.report(START).counters();

        assertThat(counters).containsEntry("listed", 7L).containsEntry("failed", 2L);
        assertThat(counters.get("listed"))
                .isEqualTo(
                        counters.get("processed")
                                + counters.get("skipped")
                                + counters.get("failed")
                                + counters.get("deferred")
                                + counters.get("quarantined"));
    }

    @Test
    void defersWhatAStoppedRunHasNotTried() {
        IngestRun run = new IngestRun("owner", START);
        run.listed(List.of("1", "2"));
        run.settled("1", MessageResult.PROCESSED);
        run.stop(QUOTA);
        run.stop(Failure.ofRun("a consequence", ""));

        RunReport report = run.report(START);

        assertThat(report.count(MessageResult.DEFERRED)).isOne();
        assertThat(report.cause()).as("the first").isEqualTo(QUOTA);
    }

    @Test
    void fitsIntoOneLineInEveryLanguage() {
        IngestRun run = new IngestRun("owner", START);
        run.listed(List.of("1"));
        run.settled("1", MessageResult.PROCESSED);
        run.changed(Change.CREATED);
        run.changed(Change.CREATED);
        run.changed(Change.DEDUPLICATED);
        run.asked("1", 1234);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(run.report(START.plusMillis(1250)))
                    .hasToString(
                            "listed=1 processed=1 skipped=0 created=2 updated=0 deduplicated=1"
                                    + " failed=0 deferred=0 quarantined=0 openai_calls=1"
                                    + " openai_tokens=1234 seconds=1.3");
        } finally {
            Locale.setDefault(before);
        }
    }
}
