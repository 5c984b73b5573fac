package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a mail costs of DynamoDB: docs/performance.md says so. */
class RoundTripsTest {
    private static final List<String> OPERATIONS =
            List.of(
                    "BatchGetItem",
                    "BatchWriteItem",
                    "DeleteItem",
                    "GetItem",
                    "PutItem",
                    "Query",
                    "Scan",
                    "TransactGetItems",
                    "TransactWriteItems",
                    "UpdateItem");

    @Test
    void aNewMailWithOneEventTakesSixRequestsAndOneWithoutTakesThree() {
        try (Storm storm = new Storm()) {
            Map<String, Long> none = requests(storm, 0, 0);
            Map<String, Long> one = requests(storm, 1, 1);
            Map<String, Long> three = requests(storm, 3, 1);
            Map<String, Long> empty = requests(storm, 3, 0);

            assertThat(none.get("UpdateItem")).isZero();
            assertThat(perMail(one, three))
                    .isEqualTo(
                            Map.of(
                                    "UpdateItem", 3L,
                                    "PutItem", 1L,
                                    "TransactWriteItems", 1L,
                                    "BatchGetItem", 1L));
            assertThat(empty.get("UpdateItem")).as("claims and completions").isEqualTo(6);
            assertThat(empty.get("TransactWriteItems")).isZero();
        }
    }

    @Test
    void aRunThatChangesNothingAsksOnceWhetherToPublish(@TempDir Path folder) {
        Map<String, Long> unpublished = ofSecondRun("");
        Map<String, Long> published = ofSecondRun(folder.toString());

        assertThat(folder.resolve("events.ics")).exists();
        published.merge("Query", -1L, Long::sum);
        assertThat(published).isEqualTo(unpublished);
    }

    private static Map<String, Long> ofSecondRun(String publishTo) {
        try (Storm storm = new Storm()) {
            storm.stage.environment.put("PUBLISH_TO", publishTo);
            storm.mail(1);
            storm.once();
            Map<String, Long> before = counted(storm);
            storm.once();
            return since(before, storm);
        }
    }

    private static Map<String, Long> since(Map<String, Long> before, Storm storm) {
        Map<String, Long> taken = counted(storm);
        taken.replaceAll((operation, calls) -> calls - before.get(operation));
        return taken;
    }

    private static Map<String, Long> perMail(Map<String, Long> one, Map<String, Long> three) {
        Map<String, Long> each = new TreeMap<>();
        three.forEach((operation, calls) -> each.put(operation, (calls - one.get(operation)) / 2));
        each.values().removeIf(calls -> calls == 0);
        return each;
    }

    private static Map<String, Long> requests(Storm storm, int mails, int events) {
        storm.newMailboxAndTables();
        for (int mail = 0; mail < mails; mail++) {
            storm.mail(events);
        }
        Map<String, Long> before = counted(storm);
        storm.once();
        return since(before, storm);
    }

    private static Map<String, Long> counted(Storm storm) {
        Map<String, Long> counted = new TreeMap<>();
        OPERATIONS.forEach(operation -> counted.put(operation, storm.proxy.calls(operation)));
        return counted;
    }
}
