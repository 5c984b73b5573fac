package services.andreas.events.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import services.andreas.events.Terminal;
import services.andreas.events.listing.ReadCalendar;
import services.andreas.events.listing.StoredItems;
import services.andreas.events.standin.Dynoxide;

/** What a person with access to the tables lists. */
class EventsCommandTest {
    private final StoredItems items = new StoredItems();

    @TempDir Path folder;

    @Test
    void listsThePeriodInTheFormThatIsAskedFor() throws Exception {
        items.put(event("past", "Old", "2020-01-01T00:00:00Z"));
        items.put(event("jazz", "Jazz", "2096-12-05T19:00:00Z"));
        items.put(event("fair", "=Fair", "2096-12-31T23:30:00Z"));
        items.put(event("unclear", "Blues", "2096-12-31T22:30:00Z", "needs_review", "far ahead"));
        items.put(event("no", "Sale", "2096-12-06T19:00:00Z", "status", "rejected"));

        assertThat(run("events").out())
                .contains("Jazz", "[?] Blues", "=Fair", "3 events")
                .doesNotContain("Old", "Sale");
        // the day is that of TIMEZONE: half past eleven in London is after midnight in Zurich
        assertThat(run("events", "--to", "2096-12-31", "--csv").out().lines())
                .hasSize(3)
                .noneMatch(line -> line.contains("Fair"));
        assertThat(run("events", "--needs-review", "--ics").out())
                .satisfies(
                        ics ->
                                assertThat(ReadCalendar.of(ics).events())
                                        .containsOnlyKeys("unclear"));
        assertThat(new ObjectMapper().readTree(run("events", "--all", "--json").out()))
                .extracting(event -> event.path("identifier").asText())
                .containsExactly("past", "jazz", "no", "unclear", "fair");
        Terminal.Ended wrong = run("events", "--from", "soon");
        assertThat(wrong.code()).isEqualTo(64);
        assertThat(wrong.err()).contains("--from").hasLineCount(1);
    }

    private static Map<String, Object> event(
            String id, String title, String start, Object... more) {
        Map<String, Object> event = StoredItems.event(id, title, start);
        for (int i = 0; i < more.length; i += 2) {
            event.put((String) more[i], more[i + 1]);
        }
        return event;
    }

    private Terminal.Ended run(String... command) {
        Map<String, String> environment = new HashMap<>();
        environment.put("TABLE_NAME", items.table);
        environment.put("TIMEZONE", "Europe/Zurich");
        environment.put("DYNAMODB_ENDPOINT_URL", Dynoxide.shared().endpoint().toString());
        return new Terminal(folder, environment).run(command);
    }
}
